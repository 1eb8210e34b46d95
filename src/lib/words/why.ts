/** English of the explanation of one line. */
export const words = {
  title: 'Why the model says so',
  ask: 'Ask the model',
  help: 'The model judges the line again as often as it has words, each time with another one masked. What changes most without a word, rests on it.',
  asking: 'The model is asked…',
  reads: 'What the model reads',
  readsHelp:
    'Names, addresses and numbers of your site are replaced before the model sees a line. The darker, the more the suspicion rests on it; a dashed line below a word: it speaks for an honest line.',
  cut: (left: string) => `It is too long: of “${left}” the model reads nothing.`,
  stands: 'Where these words stand in the line',
  token: 'Without',
  threat: 'Threat',
  ofClass: (name: string) => `Of them “${name}”`,
  whole: '(nothing masked)',
  strongest: 'What matters most',
  apart:
    'Each word is masked alone, so the figures do not add up: where two words say the same, masking one changes little.',
  near: 'Training lines that it says nearly the same of',
  nearHelp: (compared: string) =>
    `Of ${compared} training lines that come with the model, by the distance of their class probabilities (root mean square of the logarithms; 0 is the same). They are samples of each class, not the whole training data, and the class is what the model calls them.`,
  nearLine: (distance: string) => `distance ${distance}`,
  without: (token: string, threat: string) => `without “${token}”: threat ${threat}`
};
