/** English of examples; counts come as text, formatted with their nouns. */
export const TEACH_WORDS = {
  title: 'Your examples',
  help: 'Lines that you gave a class. From three of a class on, lines that the model places beside them (cosine 0.95 or more to their mean, and nearer than to any other class) take it. The model itself stays as it is: with this off, or an example deleted, its own verdicts are back.',
  limits:
    'It applies to all detections and unsure lines that are stored, and to all lines of scans made while it is on. The text of benign lines of earlier scans is not stored: scan those files anew. Incidents no longer count lines that your examples make benign; else they keep to the model’s classes.',
  use: 'Let my examples change verdicts',
  none: 'None yet. Open a line and choose its class under “Teach”.',
  teach: 'Teach',
  classLabel: 'This line is',
  mark: 'Mark as example',
  marked: 'Kept as an example.',
  off: 'Your examples change nothing while they are off (page Suppressions).',
  noEmbeddings:
    'Not available: the model in use gives no embeddings, by which lines are compared. The built-in model does (page About).',
  changed: (plain: string) => `Changed by your examples; the model said ${plain}.`,
  unsure: (plain: string) => `unsure, ${plain}?`,
  ofModel: (bundle: string) => `for lines judged by ${bundle}`,
  tooFew: (count: string, least: number) => `${count}; from ${least} on they count`,
  remove: 'Delete',
  removeLabel: (text: string) => `Delete the example ${text}`,
  removeClass: (plain: string) => `Delete all examples of ${plain}`
} as const;
