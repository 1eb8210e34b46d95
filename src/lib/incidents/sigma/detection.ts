import { parseCondition } from './condition.ts';
import { isMap, UnsupportedRule } from './unsupported.ts';
import { fieldTest, type Predicate } from './value.ts';

/** A selection: a map (all entries), a list of maps (any of them), or keywords (any of them). */
function selectionTest(selection: unknown): Predicate {
  if (isMap(selection)) {
    const entries = Object.entries(selection);
    if (entries.length === 0) throw new UnsupportedRule('an empty selection');
    // Regular expressions are the dearest to try.
    entries.sort(([a], [b]) => Number(/\|re\b/.test(a)) - Number(/\|re\b/.test(b)));
    const tests = entries.map(([key, value]) => fieldTest(key, value));
    return (fields) => tests.every((test) => test(fields));
  }
  if (!Array.isArray(selection)) return fieldTest('', selection);
  if (selection.length === 0) throw new UnsupportedRule('an empty selection');
  const tests = selection.map((one: unknown) =>
    isMap(one) ? selectionTest(one) : fieldTest('', one)
  );
  return (fields) => tests.some((test) => test(fields));
}

/**
 * The test of a rule's `detection`.
 * @throws UnsupportedRule
 */
export function detectionTest(detection: unknown): Predicate {
  if (!isMap(detection)) throw new UnsupportedRule('no detection');
  const { condition, timeframe, ...rest } = detection;
  if (timeframe !== undefined) throw new UnsupportedRule('a timeframe outside a correlation');
  const selections = new Map(
    Object.entries(rest).map(([name, selection]) => [name, selectionTest(selection)])
  );
  if (selections.size === 0) throw new UnsupportedRule('no selection');
  const conditions = (Array.isArray(condition) ? condition : [condition]).map((one: unknown) => {
    if (typeof one !== 'string') throw new UnsupportedRule('no condition');
    return parseCondition(one, selections);
  });
  return (fields) => conditions.some((test) => test(fields));
}
