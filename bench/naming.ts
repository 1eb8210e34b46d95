/** Script for a page that runs functions of ours: tsx names functions by a helper of its own, which pages lack. */
export const NAMING = 'globalThis.__name = (value) => value';
