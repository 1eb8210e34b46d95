/** English of the report that is saved as a file; counts and figures come as text. */
export const REPORT_WORDS = {
  pageTitle: 'INSyT report',
  title: 'Intrusions in logs: INSyT report',
  made: (time: string, zone: string) => `Made on ${time}; all times are in the zone ${zone}.`,
  summary: 'Summary',
  figures: {
    incidents: 'incidents',
    severe: 'of them critical or high',
    lines: 'lines judged',
    detections: 'detections',
    shown: 'detections in this report',
    unsure: 'unsure lines'
  },
  filter: (limits: string) =>
    `Detections in this report: ${limits} Incidents are told in full, whatever is shown.`,
  classColumns: {
    class: 'Class',
    severity: 'Severity',
    attack: 'ATT&CK',
    detections: 'Detections'
  },
  noDetection: 'No detection is shown.',

  timeline: 'Timeline',
  scale: (scale: string) => `${scale}; heights are logarithmic`,
  picture: (scale: string) => `Detections over log time: ${scale}`,
  undated: (detections: string) => `${detections} without a time: not in the picture.`,

  incidents: 'Incidents',
  noIncident: 'None. That is no proof that nothing happened: see the limits below.',
  noTimes: 'in a log without times',
  attack: (techniques: readonly string[]) => `ATT&CK ${techniques.join(', ')}`,
  evidence: 'Evidence',
  place: (source: string, line: number) => `${source}, line ${line}`,
  notKept: '(its text was not kept)',
  otherLines: 'Lines that the model did not flag',
  members: { unsure: 'unsure', signal: 'part of a signal', context: 'follows from it' },

  sources: 'Sources',
  sourceColumns: {
    source: 'Source',
    lines: 'Lines',
    detections: 'Detections',
    unsure: 'Unsure',
    judgedBy: 'Judged by'
  },
  bundles: (names: readonly string[]) => names.join(', then '),
  /** What a reader has to know of a source that is not through. */
  rest: {
    scanning: 'still being read',
    paused: 'read in part',
    stopped: 'read in part',
    failed: 'not read to its end',
    done: ''
  },

  limits: 'The model and its limits',
  noModel: 'no model yet',
  judgedBy: (models: string) =>
    `Lines were judged by ${models}, a DistilBERT classifier that ran on the reader's device. Incidents join its detections with signals across lines and with rules.`,
  limitList: [
    'It misses attacks of kinds it has not learnt, and flags some honest lines. What it flags has to be looked at, and what it does not flag can still be an attack.',
    "Confidence is the model's estimate that a line is a threat; it can be sure and wrong.",
    'Unsure lines are suspicious and too ordinary to be called an attack; alone they make no incident.',
    'An actor is an address or a name that stands in a line. It does not say who is to blame.',
    'Times are as the logs tell them; one without a zone is taken in the zone of the device.'
  ],
  unlearnt: (classes: readonly string[]) =>
    `Never named, for the model has not learnt them: ${classes.join('; ')}.`
} as const;
