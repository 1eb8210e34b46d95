/** English of exports and backups; counts come as text, formatted with their nouns. */
export const EXPORT_WORDS = {
  open: 'Export',
  title: 'Export and backup',
  close: 'Close',
  filter: (limits: string) =>
    `CSV, the layer and the report's figures follow the filters of the page. Shown now: ${limits}`,
  report: {
    title: 'Report',
    help: 'One HTML file to read, print or send: summary, timeline, every incident with its evidence and lines, the model and its limits.',
    save: 'Save the report'
  },
  csv: {
    title: 'CSV',
    help: (lines: string) =>
      `${lines} with class, confidence, actor and text. What a spreadsheet could take for a formula gets an apostrophe.`,
    save: 'Save as CSV'
  },
  ocsf: {
    title: 'OCSF',
    help: (incidents: string) =>
      `${incidents}, all of them whatever is filtered, as JSON lines: Detection Findings of OCSF 1.5.0 for a SIEM.`,
    save: 'Save as OCSF'
  },
  layer: {
    title: 'ATT&CK layer',
    help: 'Techniques scored by detections, for the ATT&CK Navigator (layer 4.5).',
    save: 'Save the layer'
  },
  making: (file: string) => `Making ${file}…`,
  makingLines: (file: string, done: number, lines: string) =>
    `Making ${file}: ${done} of ${lines}…`,
  saved: (file: string) => `${file} was handed to the browser's downloads.`,
  cancel: 'Cancel'
} as const;

export const BACKUP_WORDS = {
  title: 'Backup',
  help: 'Everything stored here: sources, verdicts, detections with their text, rules, an imported model. One file, not encrypted: it holds lines of your logs.',
  leftOut:
    'Access to files cannot be saved: what is watched is not in it, and a restore ends the watches here. Watch the files again afterwards, and they are read on from where they were.',
  save: 'Save a backup',
  restore: 'Restore a backup',
  whenRead: 'A backup can be restored when no files are being read.',
  fileLabel: 'Backup file',
  checking: (file: string) => `Checking ${file}…`,
  holds: (saved: string, sources: string, lines: string) =>
    `was saved on ${saved} and holds ${sources} with ${lines}.`,
  replaces: (sources: string) =>
    `It takes the place of everything stored here: ${sources}, and rules and an imported model if there are any.`,
  replace: 'Replace everything',
  keep: 'Keep what is here',
  restoring: (file: string) => `Restoring ${file}…`,
  restored: (sources: string, lines: string, file: string) =>
    `${sources} with ${lines} restored from ${file}.`,
  reload: 'Reload the page to judge with the model in it.'
} as const;

/** What the shown lines are limited to, as the end of a sentence. */
export const LIMIT_WORDS = {
  confidence: (percent: string) => `with a confidence of at least ${percent}`,
  classes: (names: readonly string[]) => `of ${names.join(', ')}`,
  source: (name: string) => `in ${name}`,
  actor: (part: string) => `of actors that contain "${part}"`,
  range: (span: string) => `from ${span}`,
  incident: (name: string) => `of the incident ${name}`,
  all: 'all',
  those: (limits: readonly string[]) => `those ${limits.join('; ')}`,
  unsureToo: (limits: string) => `${limits}, unsure lines too`,
  end: (limits: string) => `${limits}.`
} as const;
