import { type Answer, CONFIDENCE_WORDS, MAX_ITEMS, MAX_TEXT } from './answer.ts';
import { plainText } from './plain-text.ts';

/** What was made of a language model's text: an answer, or why it is none. */
export type ReadAnswer = { answer: Answer } | { problem: string };

const TEXTS = ['summary', 'why'] as const;
const LISTS = ['check', 'respond', 'falseAlarm'] as const;

/**
 * Reads the JSON object that a language model was asked for. Only the fields of an answer are taken, each
 * as cut, plain text on one line: whatever else the text holds goes nowhere.
 */
export function readAnswer(text: string): ReadAnswer {
  const value = objectIn(text);
  if (value === null) return { problem: 'It is no JSON object.' };
  const strings = (given: unknown) =>
    (Array.isArray(given) ? given : []).flatMap((item) => nonEmpty(item) ?? []).slice(0, MAX_ITEMS);
  for (const name of TEXTS) {
    if (nonEmpty(value[name]) === null) return { problem: `"${name}" is no text.` };
  }
  for (const name of LISTS) {
    if (strings(value[name]).length === 0) return { problem: `"${name}" is no list of texts.` };
  }
  const confidence = CONFIDENCE_WORDS.find((word) => word === value.confidence);
  if (confidence === undefined) {
    return { problem: `"confidence" is none of ${CONFIDENCE_WORDS.join(', ')}.` };
  }
  return {
    answer: {
      summary: nonEmpty(value.summary)!,
      why: nonEmpty(value.why)!,
      check: strings(value.check),
      respond: strings(value.respond),
      falseAlarm: strings(value.falseAlarm),
      confidence
    }
  };
}

function nonEmpty(value: unknown): string | null {
  const text = typeof value === 'string' ? plainText(value, MAX_TEXT) : '';
  return text === '' ? null : text;
}

/** The object between the first and the last brace: models wrap it in words and code fences. */
function objectIn(text: string): Record<string, unknown> | null {
  const json = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1);
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
