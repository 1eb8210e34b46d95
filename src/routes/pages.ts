/** The pages of the site, in the order of the header. */
export const PAGES = [
  { path: '/', name: 'Incidents' },
  { path: '/analyst', name: 'Analyst' },
  { path: '/about', name: 'About' }
] as const;
