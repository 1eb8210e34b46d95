/** English of what is under way and what came of it; counts and sizes come as text. */
export const STATUS_WORDS = {
  loadingModel: 'Loading the model',
  loadAgain: 'Load the model again',
  ofBytes: (done: string, total: string) => `${done} of ${total}`,

  scan: 'Scan in progress',
  stopping: 'stopping',
  paused: 'paused',
  scanning: 'scanning',
  toBeRead: 'waiting to be read',
  rate: (lines: string) => `${lines} lines/s`,
  left: (duration: string) => `about ${duration} left`,
  waiting: (files: string) => `${files} waiting`,
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Cancel',
  cancelAll: 'Cancel all',

  notices: 'Notices',
  dismiss: 'Dismiss',
  dismissOf: (what: string) => `Dismiss: ${what}`,
  dismissAll: 'Dismiss all',
  known: (name: string) => ({
    what: `${name} was scanned before.`,
    next: 'What was found is shown; to scan it anew, remove the source first.'
  }),
  manyKnown: (files: number) => ({
    what: `${files} files were scanned before.`,
    next: 'What was found is shown; to scan one anew, remove the source first.'
  })
} as const;
