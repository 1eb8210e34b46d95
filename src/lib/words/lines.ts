/** What the line browser says; numbers come formatted. */
export const LINES = {
  title: 'Lines',
  heading: 'Lines of a source',
  noSource: 'There are no lines yet: scan a log first.',
  toStart: 'To the start page',
  source: 'Source',
  goTo: 'Go to line',
  go: 'Go',
  previousDetection: 'Previous detection',
  nextDetection: 'Next detection',
  noDetection: 'There is no detection further on in this direction.',
  wrap: 'Wrap long lines',
  copy: 'Copy lines',
  copyLink: 'Copy link',
  openInFile: 'Open in the file',
  openLineInFile: (source: string, line: string) => `Open in the file: line ${line} of ${source}`,

  list: (source: string) => `Lines of ${source}`,
  help:
    'Arrow keys, Page Up, Page Down, Home and End move, with Shift they select; N and P go to the ' +
    'next and previous detection; Ctrl+C copies the selected lines.',
  columns: { line: 'Line', verdict: 'Verdict', threat: 'Threat', text: 'Text' },
  threat: ' probability of a threat',
  benign: 'benign',
  unsure: (plain: string) => `unsure: ${plain}?`,
  byContext: (plain: string) => `${plain} (by context)`,
  notStored: 'text not stored',
  empty: 'empty line',
  more: (characters: string) => `… and ${characters} more characters`,
  strip: 'Where detections lie in the source; click to go there',

  copied: (lines: string) => `${lines} copied.`,
  copiedFirst: (lines: string) => `The first ${lines} were copied: more do not fit at once.`,
  linkCopied:
    'The link was copied. It opens this line in this browser, where the source is stored.',
  notCopied: 'The browser did not allow copying.',
  nothingToCopy: 'Not all of these lines are stored: give the file to copy them.',

  missing:
    'Only verdicts and the lines around detections are stored. To read and search every line, give ' +
    'the file again: it is read on this device, and nothing of it is stored anew.',
  giveFile: 'Give the file',
  looking: 'Looking for the file …',
  unpacking: (percent: string) => `Unpacking the file, so that any line can be read: ${percent}`,

  search: {
    title: 'Search',
    text: 'Text',
    regex: 'Regular expression',
    matchCase: 'Match case',
    more: 'More criteria',
    verdict: 'Verdict',
    verdicts: {
      any: 'any',
      threat: 'any detection',
      unsure: 'unsure',
      benign: 'benign'
    },
    minThreat: 'Threat at least, %',
    actor: 'Actor contains',
    from: 'From',
    to: 'To',
    zone: (zone: string) =>
      `Times are in ${zone}. Actor and time are read from each line by itself; a line that has no ` +
      'time is in no span, and an actor known only from other lines is not found.',
    run: 'Search',
    stop: 'Stop',
    clear: 'Clear',
    previous: 'Previous found',
    next: 'Next found',
    only: 'Show only lines found',
    needsFile: 'To search text, actors or times, give the file first. Verdicts can be searched.',
    progress: (count: string, searched: string, total: string) =>
      `${count} found; ${searched} of ${total} searched`,
    stopped: (count: string, searched: string, total: string) =>
      `${count} found; stopped after ${searched} of ${total}`,
    done: (count: string) => `${count} found`,
    kept: (most: string) => `The first ${most} of them are shown; the rest are counted.`
  }
} as const;
