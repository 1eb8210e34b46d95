/** How sure a language model says it is: words, since its numbers would mean nothing. */
export const CONFIDENCE_WORDS = ['low', 'moderate', 'high'] as const;

export type ConfidenceWord = (typeof CONFIDENCE_WORDS)[number];

/** What is said of an incident, by a playbook or by a language model. Plain text throughout. */
export interface Answer {
  /** What happened, in two or three sentences. */
  summary: string;
  /** Why these lines look like it. */
  why: string;
  /** What to check next. */
  check: string[];
  /** How to respond. */
  respond: string[];
  /** Signs by which a false alarm is told. */
  falseAlarm: string[];
  confidence: ConfidenceWord;
}

/** Items of a list, and characters of a text: more is cut off. */
export const MAX_ITEMS = 6;
export const MAX_TEXT = 900;

const list = { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: MAX_ITEMS };

/** The form of an answer as a JSON schema (draft 2020-12): the grammar that WebLLM decodes under. */
export const ANSWER_SCHEMA = {
  type: 'object',
  properties: {
    summary: { type: 'string' },
    why: { type: 'string' },
    check: list,
    respond: list,
    falseAlarm: list,
    confidence: { type: 'string', enum: CONFIDENCE_WORDS }
  },
  required: ['summary', 'why', 'check', 'respond', 'falseAlarm', 'confidence'],
  additionalProperties: false
} as const;
