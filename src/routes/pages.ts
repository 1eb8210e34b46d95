/** The pages of the site, in the order of the header. */
export const PAGES = [
  { path: '/', name: 'Incidents' },
  { path: '/suppressions', name: 'Suppressions' },
  { path: '/about', name: 'About' }
] as const;
