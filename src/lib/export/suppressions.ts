import { InsytError } from '../base/error.ts';
import type { Subject, Suppression } from '../incidents/suppress/suppression.ts';
import { decode, encode } from './backup/encode.ts';
import {
  column,
  count,
  listOf,
  number,
  oneOf,
  orNull,
  record,
  type Shape,
  text,
  where
} from './backup/shape.ts';

export const SUPPRESSIONS_TYPE = 'application/json';

/** Version of the file's form; rises when an older program could not read it any more. */
const VERSION = 1;

const filled = where(text, 'is empty', (value) => value.trim() !== '');

const SUBJECTS: Readonly<Record<Subject['kind'], Shape<object>>> = {
  text: record({ kind: oneOf('text'), text, normaliser: count }),
  actor: record({ kind: oneOf('actor'), actor: filled }),
  similar: record({
    kind: oneOf('similar'),
    text,
    bundle: text,
    vector: where(column(Int8Array), 'is empty', ({ length }) => length > 0),
    distance: where(number, 'is not between 0 and 1', (value) => value >= 0 && value <= 1)
  })
};

const subject: Shape<Subject> = (value, at) => {
  const kind = (value as { kind?: unknown } | null | undefined)?.kind;
  if (typeof kind !== 'string' || !Object.hasOwn(SUBJECTS, kind))
    return `${at} is of no kind that is known`;
  return SUBJECTS[kind as Subject['kind']](value, at);
};

/** What makes a suppression, wherever it is kept. */
export const SUPPRESSION_FIELDS = {
  subject,
  reason: filled,
  createdAt: number,
  expiresAt: orNull(number)
};

const file = record({
  format: oneOf('insyt-suppressions'),
  version: count,
  suppressions: listOf(record<Suppression>(SUPPRESSION_FIELDS))
});

/** Suppressions as JSON; vectors are base64. */
export function suppressionsJson(suppressions: readonly Suppression[]): string {
  const plain = suppressions.map(({ subject, reason, createdAt, expiresAt }) => ({
    ...{ subject, reason, createdAt, expiresAt }
  }));
  const content = { format: 'insyt-suppressions', version: VERSION, suppressions: plain };
  return JSON.stringify(encode(content), null, 2);
}

function refuse(name: string, why: string, cause?: unknown): never {
  throw new InsytError(
    'suppressions-refused',
    `${name} was not imported: ${why}.`,
    'Choose a file that INSyT exported on its page Suppressions; nothing was changed.',
    cause
  );
}

/**
 * Suppressions that {@link suppressionsJson} wrote.
 * @param name of the file, for errors
 * @throws InsytError `suppressions-refused`, naming the file, when it is of another form
 */
export function readSuppressions(name: string, json: string): Suppression[] {
  let content: unknown;
  try {
    content = decode(JSON.parse(json));
  } catch (error) {
    refuse(name, 'it is no JSON of suppressions', error);
  }
  const { version } = (content ?? {}) as { version?: unknown };
  if (typeof version === 'number' && version > VERSION)
    refuse(name, 'it was saved by a newer version of INSyT; reload the page to get that version');
  const wrong = file(content, 'the file');
  if (wrong !== null) refuse(name, wrong);
  return (content as { suppressions: Suppression[] }).suppressions;
}
