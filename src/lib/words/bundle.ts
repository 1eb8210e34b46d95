/** English of the model bundle in use, and of another to take its place. */
export const BUNDLE_WORDS = {
  title: 'The model',
  inUse: 'In use',
  name: (name: string, version: string, imported: boolean) =>
    `${name} ${version}, ${imported ? 'imported' : 'built in'}`,
  licence: 'Licence',
  judges: 'Judges',
  judging: (what: string, how: string, where: string) =>
    `${what}, ${how}, running here on ${where}`,
  what: {
    canonical: 'lines with addresses, names and times masked',
    raw: 'lines as they stand'
  },
  oneStage: 'with one DistilBERT',
  twoStages: 'with a small DistilBERT, and a larger one for what is not clearly benign',
  graphicsCard: 'the graphics card',
  threads: (count: number) => (count === 1 ? 'one thread' : `${count} threads`),
  learnt: 'Has learnt',
  classes: (count: number) => `${count} classes`,
  detection: 'Detection',
  thresholds: (detect: string, unsure: string) =>
    `from a threat probability of ${detect} on; unsure from ${unsure} on`,
  import: 'Import a model bundle',
  useBuiltIn: 'Use the built-in model',
  checking: 'Loading and checking the model…',
  whenScanned: 'The model can be changed when the scan is through.',
  help: {
    before: 'A bundle is a folder with manifest.json, a tokenizer and one or two ONNX files, as',
    and: 'and',
    after:
      'make it. Its files are checked, and kept on this device until you go back to the built-in model. What was scanned before stays as it was judged; each source says by which model.'
  },
  folderLabel: 'Folder of the model bundle'
} as const;
