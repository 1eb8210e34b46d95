/** English of the page about the model. */
export const words = {
  title: 'Model',
  intro:
    'What judges your lines, what it was trained on, and how often it is right on logs it has not seen. A figure that is bad is shown as it is.',
  loading: 'The card of the model is being read…',
  noCard:
    'The bundle in use has no card.json, so nothing is known here of its training and its errors. Test it on logs of your own before you rely on it.',
  made: (date: string) => `Figures of ${date}.`,
  missing: 'The card does not tell this.',
  table: 'As a table',
  tableOf: (caption: string) => `Table: ${caption}`,
  systems: {
    model: 'model',
    tfidf: 'TF-IDF + logistic regression',
    rules: 'plain rules',
    inContext: 'model and the lines before'
  },

  limits: 'What it cannot do',

  data: 'What it was trained on',
  dataColumns: ['Set', 'What it is', 'Licence', 'Lines', 'Attack lines'],

  frequencies: 'How often each class occurs in training',
  frequenciesHelp:
    'Scanners repeat themselves, so a class of many lines may have few distinct texts; one of few texts is learnt poorly. The scale is logarithmic.',
  frequencySeries: ['lines', 'distinct texts'],

  classes: 'How well it does, class by class',
  protocol: 'Tested on',
  protocols: {
    leaveTestbedsOut: 'networks that it has not seen',
    randomSplit: 'a random split of the same networks'
  },
  protocolHelp: {
    leaveTestbedsOut:
      'Each network was judged by a model trained without it. This is the honest test: your network is unseen, too. The ring is what the product says of the same lines, where the lines before one may decide it.',
    randomSplit:
      'Lines of the same networks were held back at random. Near copies of them were trained on, so these figures flatter; most published ones are of this kind.'
  },
  metric: 'Figure',
  metrics: {
    f1: 'F1 (precision and recall in one)',
    precision: 'Precision: of lines called so, how many are',
    recall: 'Recall: of its lines, how many are called so',
    flagged: 'Flagged: of its lines, how many are called any threat'
  },
  counting: 'Counted',
  countings: { lines: 'every line', distinct: 'each distinct text once' },
  macro: (system: string, f1: string, flagged: string) =>
    `${system}: mean F1 of the classes ${f1}, ${flagged} of attack lines flagged`,
  support: 'Lines',

  confusion: 'What it takes for what',
  confusionHelp:
    'Each row is what lines are, each column what the model called them; the darker, the larger the share of the row. On the diagonal it is right. Arrow keys move.',
  truth: 'is',
  called: 'called',
  cell: (lines: string, total: string, share: string, truth: string, called: string) =>
    `${lines} of ${total} lines (${share}) that are “${truth}” were called “${called}”.`,
  confusionTable: ['Class', 'Rightly named', 'Most often called instead'],
  nothingElse: 'nothing else',

  falseAlarms: 'False alarms, set by set',
  falseAlarmsHelp:
    'Honest lines called an attack, of 10,000, each set judged by a model that has not seen it. The scale is logarithmic; a mark at its left end is none at all.',
  equalRecall: 'TF-IDF stands at the threshold where it finds as many attack lines as the model.',
  benignLines: 'Honest lines',

  elsewhere: 'On logs made by others',
  elsewhereHelp:
    'Nothing was trained or chosen on these lines, but those of the first set, whose honest lines set the thresholds.',
  elsewhereSeries: ['flagged as any threat', 'rightly named'],
  sampleSet: (alarms: string, lines: string) =>
    `The sample's network: ${alarms} false alarms in ${lines} honest lines`,
  validationSet: 'AIT log data sets (Austrian Institute of Technology)',
  attacksSet: 'Attacks recorded elsewhere',

  map: 'Map of the classes, with your lines',
  mapHelp:
    'Each dot is a training line, placed by where the model puts it: the two directions in which its embeddings differ most between classes (PCA). Lines that lie together look alike to the model. A line of yours that lies far from all dots is like nothing it has learnt: trust its verdict less.',
  mapLabel: 'Map of the classes; its figures stand in the table below',
  place: 'Place my lines',
  placing: 'The model reads your lines again…',
  nothingToPlace: 'Scan logs first: there are no detections or unsure lines to place.',
  placed: (shown: string, all: string) =>
    `${shown} of ${all} detections and unsure lines are placed, drawn as rings.`,
  mark: 'Mark a class',
  markAll: 'all classes',
  mapTable: ['Class', 'Training lines shown', 'Your lines called so', 'Nearest to dots of'],
  yourLines: (lines: string, called: string) => `${lines} of yours called “${called}”`,
  trainingLine: (name: string) => `training line: ${name}`
};
