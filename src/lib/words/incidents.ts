/** English of incidents; counts come as text, formatted with their nouns. */

/** As badges say it. */
export const SEVERITY_NAMES = {
  none: 'none',
  low: 'low',
  medium: 'medium',
  high: 'high',
  critical: 'critical'
} as const;

/** Where evidence comes from, as tags say it. */
export const EVIDENCE_NAMES = {
  model: 'model',
  unsure: 'unsure',
  burst: 'burst',
  'first-seen': 'first-seen',
  rule: 'rule'
} as const;

/** @param actor empty where none is known */
const by = (actor: string) => `by ${actor || 'an unknown actor'}`;

export const INCIDENT_WORDS = {
  title: 'Incidents',
  ofAll: (shown: string, all: string) => `(${shown} of ${all})`,
  by,
  name: (phase: string, actor: string) => `${phase} ${by(actor)}`,
  grown: (lines: string) => `${lines} since`,
  note: (text: string) => `Note: ${text}`,

  showAllLines: 'Show all lines',
  grownSince: 'came since it got this state.',
  notes: 'Notes',
  notesHelp: 'Kept on this device as you type.',
  lastChanged: (time: string) => `Last changed ${time}.`,
  evidence: 'Evidence',
  sources: (names: readonly string[]) => `In ${names.join(', ')}.`,
  otherLines: 'Lines that the model did not flag, and that belong to it',
  members: { unsure: 'unsure', signal: 'signal', context: 'context' },
  notKept: 'its text was not kept',
  moreLines: (lines: string) => `And ${lines} more.`
} as const;

export const NO_INCIDENT_WORDS = {
  noMatch: (search: string) => `No incident in the states chosen above matches “${search}”.`,
  clearSearch: 'Clear the search',
  showAllStates: 'Show all states',
  otherStates: (incidents: string) =>
    `None of the ${incidents} is in a state chosen above. Those that are closed or false alarms are kept, and come back when you show them.`,
  showAll: (count: string) => `Show all ${count}`,
  soFar: (lines: string) => `None so far in ${lines}; the scan goes on.`,
  none: (lines: string) =>
    `None in ${lines}: the model flagged no line, nothing came in a burst, nothing worth a look was seen for the first time, and no rule matched.`,
  stray: (lines: string, flagged: string) =>
    `None in ${lines}: what the model flagged (${flagged}) are single tries for missing pages or names, as dead links make too. The table lists them.`,
  acrossLines:
    'Signals such as password guessing show only across lines: add the other logs of the same time and machine, or Sigma rules under “Rules”.',
  unsure: (lines: string) => `Of ${lines} the model is unsure: “Show unsure lines” lists them.`
} as const;
