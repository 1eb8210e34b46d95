/** Words of the page that watches files. */
export const WATCH_WORDS = {
  title: 'Watch',
  intro:
    'INSyT reads new lines of the files watched here as they are written, and tells you of incidents. It does so while a tab of it is open, in the background too.',
  addFile: 'Watch files',
  addFolder: 'Watch a folder',
  advice:
    'To lose no line when a log is rotated, watch its folder: what was written just before is then read on under its new name.',
  watched: 'Watched',
  nothing: 'Nothing is watched yet.',
  kinds: { file: 'file', folder: 'folder' },
  states: {
    starting: 'starting',
    elsewhere: 'waiting for the tab that watches',
    watching: 'watching',
    reading: 'reading',
    paused: 'paused',
    permission: 'permission needed',
    gone: 'not there now; looked for until it is back',
    failed: 'cannot be read'
  },
  allow: 'Allow again',
  allowWhy:
    'The browser forgot that this page may read these. One click asks it again; reading goes on where it stopped.',
  refused: 'The browser did not allow it. Allow it, or remove the watch.',
  pause: 'Pause',
  resume: 'Resume',
  pauseOf: (name: string) => `Pause ${name}`,
  resumeOf: (name: string) => `Resume ${name}`,
  removeOf: (name: string) => `Stop watching ${name}; what was found stays`,
  problems: (count: number) => `${count} ${count === 1 ? 'file is' : 'files are'} not read`,
  noFiles: 'no files yet',
  offered: 'Files that you dropped',
  offeredWhy: 'They were scanned once. Watched, they are read on from there.',
  watchThis: 'Watch this file',
  watchOf: (name: string) => `Watch ${name}`,

  byHand: 'Check for new lines',
  byHandWhy:
    'This browser cannot watch files: it lacks the File System Access API, which Chrome and Edge on desktops have. Pick the same files or folder again from time to time instead: only what is new in them is read.',
  pickFiles: 'Choose files',
  pickFolder: 'Choose a folder',
  pickFilesAgain: 'Check files again',
  pickFolderAgain: 'Check a folder again',
  filesLabel: 'Log files to check',
  folderLabel: 'Folder of log files to check',
  checking: 'Reading what is new …',
  checked: 'Checked',
  checkedAt: (lines: string, time: string) => `${lines}, last new ones read ${time}`,

  tail: 'New lines',
  tailEmpty: 'Lines appear here as they are written.',
  tailPause: 'Pause the list',
  tailResume: 'Go on',
  tailHeld: (count: number) =>
    `${count} ${count === 1 ? 'line' : 'lines'} came since; ${count === 1 ? 'it is' : 'they are'} read all the same.`,
  line: (path: string, line: string) => `${path}, line ${line}`,
  benign: 'benign',
  unsure: (name: string) => `unsure: ${name}?`,

  alerts: 'Alerts',
  notify: 'Notify me of new incidents of high or critical severity',
  notifyHow: 'Found in what is watched. The badge of the installed app counts them, too.',
  denied:
    'The browser does not let this page show notifications. Allow them in its settings for this site.',
  unsupported: 'This browser shows no notifications.',
  quiet: 'Quiet hours',
  quietHow: 'No notification within; the badge stays.',
  from: 'from',
  to: 'to',
  unseen: (count: number) =>
    `${count} new severe ${count === 1 ? 'incident' : 'incidents'} since you last looked`,
  look: 'Show incidents',
  alertTitle: (severity: string, phase: string) =>
    `${severity[0]!.toUpperCase()}${severity.slice(1)}: ${phase}`,
  alertBody: (actor: string, reason: string) => (actor === '' ? reason : `${actor}. ${reason}`),
  alertMany: (count: number) => `${count} new severe incidents`
};
