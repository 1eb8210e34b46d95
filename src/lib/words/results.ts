/** English of the results: figures, filters and table; counts come as text, formatted with their nouns. */
export const OVERVIEW_WORDS = {
  title: 'Overview',
  detections: 'Detections',
  shown: 'Shown',
  unsure: 'Unsure lines',
  benign: 'Benign lines',
  linesIn: (sources: string) => `Lines in ${sources}`,
  seen: 'First and last seen'
} as const;

const showUnsure = 'Show unsure lines';
const reset = 'Reset filters';

export const FILTER_WORDS = {
  title: 'Filter',
  reset,
  confidence: 'Confidence at least',
  anyConfidence: 'any',
  confidenceHelp: 'How sure the model is that a line is a threat. It can be sure and wrong.',
  showUnsure,
  actorContains: 'Actor contains',

  classes: 'Threat classes',
  actors: 'Actors',
  noActor: 'no actor in the line',
  moreActors: (count: string) => `and ${count} more, with fewer lines each`
} as const;

export const TABLE_WORDS = {
  title: 'Detections',
  help: 'Arrow keys, Page Up, Page Down, Home and End move; Enter opens the details of a detection.',
  columns: {
    source: 'Source',
    line: 'Line',
    time: 'Time',
    class: 'Class',
    confidence: 'Confidence',
    actor: 'Actor',
    text: 'Text'
  },
  unsure: (plain: string) => `unsure: ${plain}?`,
  byContext: '(by context)',
  allFiltered: (detections: string) => `The filters leave out all ${detections}.`,
  reset
} as const;

export const NOTHING_WORDS = {
  label: 'Nothing found',
  soFar: 'Nothing found so far',
  goesOn: (lines: string) => `${lines} judged; the scan goes on.`,
  title: (lines: string) => `${lines} scanned, and nothing was found`,
  noProof:
    'No line looked like an attack that this model has learnt. That is no proof that there was none: it judges one line at a time, and attacks it has not learnt pass unseen.',
  unsure: (lines: string) =>
    `The model is unsure about ${lines}: “${showUnsure}” in the filter lists them.`,
  learnt: (classes: readonly string[]) => `It has learnt: ${classes.join(', ')}.`
} as const;
