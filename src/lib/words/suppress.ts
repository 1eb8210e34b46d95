/** English of suppressions; counts come as text, formatted with their nouns. */
export const SUPPRESS_WORDS = {
  expiries: { day: 'a day', week: 'a week', month: 'a month', never: 'never' },
  kinds: {
    text: 'Lines that read the same',
    actor: 'All that this actor does',
    similar: 'Similar lines'
  },
  kindTags: { text: 'text', actor: 'actor', similar: 'similar' },
  help: {
    text: 'But for addresses, times, user names, sizes and the like, which are left out of the comparison, as the model leaves them out.',
    actor: 'In every source, signals and rules included.',
    similar: 'Lines that the model places near this one, by the cosine distance of its embeddings.'
  },
  noText: 'The text of this line is not kept.',
  noActor: 'The line tells no actor.',
  noEmbeddings:
    'Not available: the model in use gives no embeddings, by which lines are compared. The built-in model does (page About).',
  dialogTitle: 'Suppress',
  open: 'Suppress…',
  openActor: 'Suppress this actor…',
  what: 'What to suppress',
  readsAs: 'What is compared',
  distance: 'Largest distance',
  distanceHelp: '0 takes in lines that the model cannot tell apart.',
  preview: 'What would vanish',
  looking: 'Looking…',
  nothing: 'Nothing that is stored now. Lines that come later would be hidden.',
  vanish: (detections: string, unsure: string, incidents: string) =>
    `${detections}, ${unsure} and ${incidents}.`,
  incidentsGone: 'Incidents that vanish',
  examples: 'Some of the lines',
  signalsStay:
    'Bursts, rules and first-seen signals rest on more than one text: an incident keeps them while any of its lines is left. To hide those, suppress the actor.',
  reason: 'Reason',
  reasonHelp: 'Required: who reads it later should know why.',
  ends: 'Ends after',
  cancel: 'Cancel',
  save: 'Suppress',
  pageTitle: 'Suppressions',
  pageHelp:
    'What you said is no threat. Suppressed lines are hidden from the table, the timeline, all counts and the incidents; they stay stored and come back when the suppression ends. A log can neither make nor change a suppression.',
  none: 'Nothing is suppressed. Open a line or an incident and choose “Suppress…”.',
  hides: (lines: string) => `hides ${lines} now`,
  ended: 'ended',
  endsOn: (date: string) => `ends ${date}`,
  neverEnds: 'never ends',
  made: (date: string) => `made ${date}`,
  outdated:
    'Made under an earlier way of reading lines, it matches nothing: suppress the line anew.',
  ofModel: (bundle: string, distance: string) =>
    `within distance ${distance} of this line, among lines judged by ${bundle}`,
  edit: 'Edit',
  editLabel: (name: string) => `Edit the suppression of ${name}`,
  endsIn: 'Ends',
  keepEnd: (when: string) => `as it is (${when})`,
  fromNow: (expiry: string) => (expiry === 'never' ? expiry : `${expiry} from now`),
  keep: 'Save',
  remove: 'Delete',
  removeLabel: (name: string) => `Delete the suppression of ${name}`,
  exportAll: 'Export',
  importFile: 'Import',
  importLabel: 'A file of suppressions',
  imported: (added: string, name: string, known: number) =>
    `${added} added from ${name}${known > 0 ? `; ${known} were there already` : ''}.`,
  exported: (file: string) => `${file} was handed to the browser's downloads.`,
  figure: 'Suppressed',
  show: 'Show suppressed lines',
  allSuppressed: (lines: string) => `No detection is left to show: ${lines} hidden.`,
  suppressedBecause: (reason: string) => `Suppressed: ${reason}`,
  leftOut: (lines: string) => ` ${lines} left out.`
} as const;
