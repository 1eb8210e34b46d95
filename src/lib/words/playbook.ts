/** English around the playbooks; what they say themselves is data (`analysis/playbooks`). */
export const PLAYBOOK_WORDS = {
  title: (playbook: string) => `What to do: ${playbook}`,
  fitting: 'Playbooks that fit',
  why: 'Why such lines are flagged',
  check: 'Check next',
  files: 'Files to look at',
  falseAlarm: 'How to tell a false alarm',
  contain: 'Contain',
  containNote:
    'These commands change the host. Read each before you run it, and note down what you did and when.',
  recover: 'Eradicate and recover',

  copy: 'Copy',
  copyWhat: (command: string) => `the command ${command}`,
  copied: (command: string) => `Copied: ${command}`,
  notCopied: 'The browser did not allow it: select the command and copy it.',
  blanks: (names: readonly string[]) => `Put in first: ${names.join(', ')}.`,

  filled: 'Filled with',
  values: {
    address: 'address',
    user: 'user',
    host: 'on',
    domain: 'domain',
    path: 'page',
    unit: 'unit',
    program: 'program'
  },
  span: (span: string) => `${span} (in commands: UTC, ten minutes more either side)`,
  noTime: 'no time: the lines tell none',
  attack: 'ATT&CK',
  tactic: 'Tactic',
  tacticOf: (technique: string) => `${technique}, tactic`,
  nist: 'NIST SP 800-61',
  nistPhase: (phase: string, csf: string) => `${phase} (Rev. 2); ${csf} (Rev. 3)`
} as const;
