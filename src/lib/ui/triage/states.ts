import type { TriageState } from '../../incidents/triage.ts';

/** Names of the states. */
export const STATE_NAMES: Record<TriageState, string> = {
  new: 'new',
  open: 'open',
  confirmed: 'confirmed',
  'false-alarm': 'false alarm',
  closed: 'closed'
};

/** What is said once an incident has a state. */
export const STATE_SET: Record<TriageState, string> = {
  new: 'New again.',
  open: 'Open.',
  confirmed: 'Confirmed.',
  'false-alarm': 'False alarm.',
  closed: 'Closed.'
};
