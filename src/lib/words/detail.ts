/** English of the details of one detection; figures come as text. */
export const DETAIL_WORDS = {
  label: 'Details of the detection',
  unsure: (plain: string) => `Unsure: ${plain}?`,
  opened: (title: string, line: string, source: string) =>
    `Details: ${title}, line ${line} of ${source}`,
  close: 'Close',
  unsureHelp:
    'The model finds this line suspicious, and too ordinary to call it an attack: many honest lines look like it. It counts as benign. Look at what its actor did before and after; by itself it proves nothing.',
  byContextHelp: (alone: string | null) =>
    `The lines around this one decide: it belongs to what the same client, session or event did at that moment.${
      alone === null ? '' : ` By itself the model gives it a chance of ${alone} to be a threat.`
    } Read the lines before it.`,
  severity: 'Severity',
  confidence: 'Confidence',
  confidenceOf: (percent: string) => `${percent} that this line is a threat`,
  confidenceByContext: 'that of the lines before it',
  attack: 'ATT&CK',
  time: 'Time',
  actor: 'Actor',
  actorAlone: ': show this actor alone',
  noActor: 'not told by the line',
  source: 'Source',
  place: (source: string, line: string) => `${source}, line ${line}`,
  context: 'In the log',
  inFull: 'Show lines in full',
  copy: 'Copy line',
  copied: 'Copied.',
  notCopied: 'The browser did not allow it: select the text and copy it.',
  probabilities: 'Class probabilities',
  likeliest: 'Show the likeliest alone',
  allClasses: (count: number) => `Show all ${count} classes`,
  mayErr: 'A model judged this line. Check it against what you know before you act.'
} as const;
