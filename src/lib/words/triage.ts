/** English of triage: states of incidents, and the keys that set them. */
export const TRIAGE_WORDS = {
  states: {
    new: 'new',
    open: 'open',
    confirmed: 'confirmed',
    'false-alarm': 'false alarm',
    closed: 'closed'
  },
  /** On the buttons; nobody makes an incident new. */
  set: {
    open: 'Open',
    confirmed: 'Confirmed',
    'false-alarm': 'False alarm',
    closed: 'Closed'
  },
  /** Said once an incident has the state. */
  said: {
    new: 'New again.',
    open: 'Open.',
    confirmed: 'Confirmed.',
    'false-alarm': 'False alarm.',
    closed: 'Closed.'
  },
  stateOf: 'State of the incident',
  showStates: 'Show incidents that are',
  grownSince: (incidents: string) => `${incidents} grew since`,
  search: 'Search incidents',
  searchHint: 'Search incidents ( / )',

  already: (state: string) => `It is ${state} already.`,
  chooseFirst: 'Choose an incident first, with j and k.',
  notesKept: 'Notes kept.',
  nothingToUndo: 'There is nothing to undo.',
  undone: 'Undone.',
  notUndone: 'Not undone: it was changed in another tab since.',
  lastChange: 'Last change',
  undo: 'Undo',
  keys: 'Keys',

  keysTitle: 'Keys for incidents',
  does: {
    next: 'next incident',
    previous: 'previous incident',
    open: 'open the incident, or leave it',
    confirm: 'confirm',
    'false-alarm': 'false alarm',
    close: 'close',
    undo: 'undo the last change (also Ctrl+Z)',
    search: 'search the incidents',
    help: 'this help'
  },
  keysHelp:
    'In the list, arrow keys, Home and End move as well, and Escape leaves an open incident. No key does anything while you type in a field.',
  singleKeys: 'Single keys work (turn this off if you speak to your computer)',
  close: 'Close'
} as const;
