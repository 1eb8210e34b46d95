import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AST, parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';

type Expression = AST.ExpressionTag['expression'];
type Markup = AST.Fragment | AST.Fragment['nodes'][number] | AST.Attribute | AST.StyleDirective;

/** Attributes and properties that a person reads or hears. */
const READ =
  /^(aria-(label|description|placeholder|roledescription|valuetext)|alt|label|note|placeholder|title)$/;
/** Elements whose text is the same in every language: keys and commands. */
const VERBATIM: ReadonlySet<string> = new Set(['code', 'kbd']);
const BRAND = 'INSyT';

const hasLetters = (text: string) => /\p{L}/u.test(text.replaceAll(BRAND, ''));

/** Strings that an expression may become; not those that it only compares. */
function outcomes(expression: Expression): string[] {
  switch (expression.type) {
    case 'Literal':
      return typeof expression.value === 'string' ? [expression.value] : [];
    case 'TemplateLiteral':
      return [
        ...expression.quasis.map(({ value }) => value.raw),
        ...expression.expressions.flatMap(outcomes)
      ];
    case 'ConditionalExpression':
      return [expression.consequent, expression.alternate].flatMap(outcomes);
    case 'LogicalExpression':
      return [expression.left, expression.right].flatMap(outcomes);
    default:
      return [];
  }
}

function textsOfAttribute({ name, value }: AST.Attribute): string[] {
  if (!READ.test(name) || value === true) return [];
  return [value].flat().flatMap((part) => textsOf(part));
}

function textsOf(node: Markup): string[] {
  switch (node.type) {
    case 'Text':
      return [node.data];
    case 'ExpressionTag':
      return outcomes(node.expression);
    case 'Attribute':
      return textsOfAttribute(node);
    case 'StyleDirective':
      return [];
    case 'RegularElement':
      if (VERBATIM.has(node.name)) return [];
  }
  return childrenOf(node).flatMap(textsOf);
}

/** Nodes of markup below a node, whatever its kind: blocks name their parts differently. */
function childrenOf(node: object): Markup[] {
  return Object.values(node)
    .flat()
    .filter((value) => typeof value?.type === 'string');
}

/** Words that stand in the markup of a component. */
function wordsIn(source: string): string[] {
  const { fragment } = parse(source, { modern: true });
  return textsOf(fragment)
    .filter(hasLetters)
    .map((text) => text.trim());
}

describe('what is found in a component', () => {
  it.each([
    ['text', '<p>Scan {name}</p>', ['Scan']],
    ['text within blocks', '{#if a}{#each b as c}<i>one</i>{/each}{:else}two{/if}', ['one', 'two']],
    ['text within components', '<Section><p>one</p></Section>', ['one']],
    ['attributes', '<a title="Go" aria-label="to {name}" href="/x">{x}</a>', ['Go', 'to']],
    ['properties', '<Steps title="Contain" {steps} />', ['Contain']],
    [
      'what an expression becomes',
      "{a === 'b' ? 'one' : `two ${c || 'three'}`}",
      ['one', 'two', 'three']
    ],
    ['no brand', '<title>{words.title} – INSyT</title>', []],
    ['no keys or commands', '<kbd>u</kbd> <code>npm test</code>', []],
    ['no values', '<option value="phase" class="a b">{words.phase}</option>', []],
    ['no styles', '<p style:height={`${height}px`}>{words.phase}</p>', []]
  ])('%s', (_, source, words) => {
    expect(wordsIn(source)).toEqual(words);
  });
});

const folder = fileURLToPath(new URL('../..', import.meta.url));
const components = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.svelte')
);

describe('words stand in src/lib/words', () => {
  it.each(components)('%s has none of its own', (path) => {
    expect(wordsIn(readFileSync(join(folder, path), 'utf8'))).toEqual([]);
  });
});
