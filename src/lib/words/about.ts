/** English of the page about INSyT. */
export const ABOUT_WORDS = {
  title: 'About INSyT',
  lead: 'INSyT reads log files in this page and labels every line: benign, or one of the threat classes it knows. What it detects is laid out over the time in the log, so that an intrusion can be followed from the first scan on.',
  private: 'What stays private',
  privateText:
    "Everything. Files are read, judged and stored on this device, in this browser's storage. The page makes no request to any other server, and works with the network cut after the first visit. The one exception is a language model that you download on the Analyst page: its files are asked of its hosts, and nothing of yours is sent. Removing a source removes all that was stored of it; the page Settings shows what is stored, and removes everything.",
  limits: 'What it cannot do',
  limitList: [
    'The model judges one line at a time, and the lines just before one decide it where it belongs to them: it says “by context” then. Attacks that only show across many lines or days may pass unseen.',
    'It misses attacks of kinds it has not learnt, and flags some honest lines.',
    "Confidence is the model's estimate that a line is a threat; it can be sure and wrong.",
    'Lines that are suspicious and too ordinary to be called an attack are counted as unsure; the filter of the results shows them.',
    'It does not say who is to blame: an actor is an address or a name that stands in a line.'
  ],
  offline: 'Offline use',
  offlineReady: 'The page and the model are stored on this device; it opens with the network cut.',
  offlinePreparing: 'The page and the model are being stored on this device.',
  offlineNot: (reason: string) => `Not available here: ${reason}`,
  licence: 'Licence',
  licenceText: 'MIT. ATT&CK technique names are from MITRE ATT&CK, Enterprise version 16.'
} as const;
