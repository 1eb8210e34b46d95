/** English of the sources and of the rules that apply to them; counts come as text with their nouns. */
export const SOURCE_WORDS = {
  title: 'Sources',
  states: {
    waiting: 'waiting',
    scanning: 'scanning',
    paused: 'paused',
    stopped: 'stopped: give the file again to go on',
    done: '',
    failed: 'not read to its end'
  },
  showAlone: (name: string) => `Show this source alone: ${name}`,
  remove: 'Remove',
  removeOf: (name: string) => `Remove ${name} and what was found in it`,
  found: (lines: string, detections: string) => `${lines}, ${detections} detected`,
  judgedBy: (bundles: readonly string[]) => `judged by ${bundles.join(', then ')}`,
  progressOf: (name: string) => `Read of ${name}`
} as const;

const ownRules = 'Your own apply to files given from then on.';

export const RULE_WORDS = {
  title: 'Rules',
  add: 'Add Sigma rules',
  filesLabel: 'Files of Sigma rules',
  remove: 'Remove',
  removeOf: (name: string) => `Remove the rules of ${name}`,
  leftOut: (count: number) => `${count} left out`,
  why: 'Why some are left out',
  builtIn: `Those that come with INSyT are used. ${ownRules}`,
  own: ownRules,

  unusable: (name: string) => `${name} holds no rule that can be used.`,
  giveYaml: 'Give a YAML file of Sigma rules.',
  read: (rules: number, name: string) =>
    `${rules === 1 ? 'One rule' : `${rules} rules`} read from ${name}.`,
  apply: 'They apply to files given from now on.',
  moreReasons: (count: number) => `And ${count} more.`
} as const;
