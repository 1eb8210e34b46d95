import { SUPPRESS_WORDS } from './suppress.ts';

/** Parts of the overview that have nothing to show. */
export const EMPTY_WORDS = {
  timeline: 'Timeline',
  /** Why, and what to do: each sentence fits the timeline, the classes and the actors. */
  why: {
    unread: 'No line was read. “Sources” says what became of the files; give another log.',
    scanning: 'Nothing found so far; the scan goes on.',
    benign: 'No line was found to be a threat. Other logs of the same time may tell more.',
    unsure:
      'No line was called a threat. “Show unsure lines” in the filter adds those that may be.',
    suppressed: `All that was found is suppressed. “${SUPPRESS_WORDS.show}” in the filter adds it.`,
    filtered: 'The filters let no line through: reset them, or ask for less.',
    'only-unsure':
      'All lines shown are unsure, and the timeline counts detections alone. The table has them.',
    untimed:
      'No detection shown tells its time. The table has them in the order of their lines; a log whose lines begin with date and time is drawn here.'
  }
} as const;
