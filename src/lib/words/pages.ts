/** English of the header that all pages share. */
export const HEADER_WORDS = {
  pages: 'Pages',
  names: {
    incidents: 'Incidents',
    lines: 'Lines',
    watch: 'Watch',
    suppressions: 'Suppressions',
    analyst: 'Analyst',
    model: 'Model',
    settings: 'Settings',
    about: 'About'
  },
  update: 'Update to the new version',
  offlineReady: 'Ready to work offline',
  onlineOnly: 'Online only'
} as const;
