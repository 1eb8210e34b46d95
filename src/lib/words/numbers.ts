/** Language tag by which numbers, dates and times are written, and counts find their plural. */
// The page is in English; en-GB gives day before month and 24 hours.
export const LOCALE = 'en-GB';

/** Units of sizes in bytes, each a thousand of the one before. */
export const BYTE_UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** Units of durations. */
export const TIME_UNITS = { seconds: 's', minutes: 'min', hours: 'h' } as const;

/** A noun in the plural categories that its language has (CLDR, as `Intl.PluralRules` names them). */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** What is counted. */
export const NOUNS = {
  detection: { one: 'detection', other: 'detections' },
  example: { one: 'example', other: 'examples' },
  file: { one: 'file', other: 'files' },
  incident: { one: 'incident', other: 'incidents' },
  line: { one: 'line', other: 'lines' },
  moreFile: { one: 'more file', other: 'more files' },
  rule: { one: 'rule', other: 'rules' },
  source: { one: 'source', other: 'sources' },
  suppressedLine: { one: 'suppressed line', other: 'suppressed lines' },
  suppression: { one: 'suppression', other: 'suppressions' },
  thread: { one: 'thread', other: 'threads' },
  unsureLine: { one: 'unsure line', other: 'unsure lines' }
} as const satisfies Record<string, PluralForms>;

export type Noun = keyof typeof NOUNS;
