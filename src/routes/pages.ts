/** The pages of the site, in the order of the header. */
export const PAGES = [
  { path: '/', name: 'Incidents' },
  { path: '/lines', name: 'Lines' },
  { path: '/watch', name: 'Watch' },
  { path: '/suppressions', name: 'Suppressions' },
  { path: '/analyst', name: 'Analyst' },
  { path: '/model', name: 'Model' },
  { path: '/settings', name: 'Settings' },
  { path: '/about', name: 'About' }
] as const;
