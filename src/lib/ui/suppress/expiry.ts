import { SUPPRESS_WORDS } from '../../words/suppress.ts';

const DAY = 24 * 3_600_000;

/** How long a suppression may be made for; `ms` is null where it never ends. */
export const EXPIRIES = {
  day: { name: SUPPRESS_WORDS.expiries.day, ms: DAY },
  week: { name: SUPPRESS_WORDS.expiries.week, ms: 7 * DAY },
  month: { name: SUPPRESS_WORDS.expiries.month, ms: 30 * DAY },
  never: { name: SUPPRESS_WORDS.expiries.never, ms: null }
} as const satisfies Record<string, { name: string; ms: number | null }>;

export type Expiry = keyof typeof EXPIRIES;
