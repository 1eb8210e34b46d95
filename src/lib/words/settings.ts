/** English of the page of settings. */
export const words = {
  title: 'Settings',
  intro: 'Kept in this browser, on this device.',

  look: 'Appearance',
  theme: 'Theme',
  themes: { auto: 'as the device', light: 'light', dark: 'dark' },
  shownZone: 'Times are shown in',

  reading: 'Reading logs',
  logZone: 'Log lines that name no zone are from',
  logZoneHelp: 'Holds for files that are given from now on; what was scanned keeps its times.',
  localZone: (name: string) => `this device's zone (${name})`,
  minConfidence: 'Show lines of a confidence of at least',
  anyConfidence: 'any',
  percent: (value: number) => `${value} %`,

  model: 'Computing the model',
  threads: 'Threads',
  threadsAuto: 'as many as are useful (4 at most)',
  threadsNone:
    'This page is not isolated from others, so the browser allows one thread alone. Reloading may help.',
  backend: 'Computed by',
  backends: { wasm: 'the processor (WebAssembly)', webgpu: 'the graphics card (WebGPU)' },
  backendHelp:
    'The networks are small: the processor is fast enough for them, and a graphics card may well be slower. Its runtime (27 MB) is fetched from this site when it is chosen, and not kept for use offline. It judges only after it says of the reference lines in the bundle what it must.',
  notes: {
    'no-adapter': 'The processor computes: this browser or device offers no WebGPU.',
    'not-started':
      'The processor computes: the runtime for WebGPU did not arrive or did not start here.',
    'no-golden-lines':
      'The processor computes: the bundle has no reference lines to check the graphics card with.',
    differs:
      'The processor computes: the graphics card gave other answers to the reference lines than it must.'
  },
  inUse: (backend: string, threads: string) => `In use now: ${backend}, ${threads}.`,
  loading: 'The model is being loaded…',
  scanning: 'Can be changed when the scan is through.',

  storage: 'Storage',
  used: (used: string, free: string) => `${used} used; the browser allows ${free}.`,
  usedHelp:
    'With the page, the runtime and the model, which are kept for use offline. Browsers round these figures.',
  meter: 'Storage used',
  unknown: 'The browser does not tell how much is used.',
  persisted: 'The browser keeps it until you remove it.',
  notPersisted: 'The browser may remove it when the disk gets full.',
  persist: 'Ask the browser to keep it',
  refused:
    'The browser did not promise to keep it; it may when this site is used more, or installed.',
  tables: {
    sources: 'sources',
    verdicts: 'chunks of verdicts',
    detections: 'chunks of detections',
    excerpts: 'chunks of text',
    traces: 'traces of sources, of which incidents are made',
    ruleFiles: 'files of rules',
    triage: 'notes on incidents',
    bundleFiles: 'files of an imported model'
  } as Record<string, string>,
  tableColumns: ['Stored', 'Rows'],
  clear: 'Remove everything…',
  clearTitle: 'Remove everything that is stored?',
  clearWhat:
    'Sources, detections, incidents and your notes on them, rules, an imported model, the list of stopped requests, and these settings. The log files themselves stay where they are. This cannot be undone; a backup (page Incidents, Export) can be made first.',
  clearYes: 'Remove everything',
  clearNo: 'Keep it',
  cleared: 'Everything was removed.',

  requests: 'Requests to other servers',
  noRequests: 'None: nothing on this page has tried to reach another server.',
  request: (time: string, method: string, url: string, by: string) =>
    `${time}: ${method} ${url}, stopped by the ${by}`,
  someRequest: 'request to',

  version: 'Version',
  versions: (app: string, model: string) => `INSyT ${app}; model ${model}.`,
  noModel: 'none loaded'
};
