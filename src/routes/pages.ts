import { HEADER_WORDS } from '$lib/words/pages.ts';

const { names } = HEADER_WORDS;

/** The pages of the site, in the order of the header. */
export const PAGES = [
  { path: '/', name: names.incidents },
  { path: '/lines', name: names.lines },
  { path: '/watch', name: names.watch },
  { path: '/suppressions', name: names.suppressions },
  { path: '/analyst', name: names.analyst },
  { path: '/model', name: names.model },
  { path: '/settings', name: names.settings },
  { path: '/about', name: names.about }
] as const;
