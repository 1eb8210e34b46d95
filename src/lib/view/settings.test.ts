import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULTS, SavedSettings, settingsOf } from './settings.svelte.ts';

/** Storage as a browser has it, in memory. */
function memory() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value)
  };
}

it('keeps what was changed over a reload', () => {
  const storage = memory();
  new SavedSettings(() => storage).change({ theme: 'dark', shownZone: 'UTC' });
  const { current } = new SavedSettings(() => storage);
  expect(current).toEqual({ ...DEFAULTS, theme: 'dark', shownZone: 'UTC' });
});

it('falls back one by one where a value does not fit', () => {
  const text = JSON.stringify({
    theme: 'neon',
    shownZone: 'Nowhere/Land',
    logZone: 'UTC',
    minConfidence: 7,
    threads: 1.5,
    backend: 'wasm',
    surprise: 1
  });
  expect(settingsOf(text)).toEqual({ ...DEFAULTS, logZone: 'UTC' });
});

it('takes any text for settings', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
      expect(Object.keys(settingsOf(text))).toEqual(Object.keys(DEFAULTS));
    })
  );
});

it('works where the browser stores nothing', () => {
  const settings = new SavedSettings(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  settings.change({ theme: 'light' });
  expect(settings.current.theme).toBe('light');
});

it('is read under the same key before the first paint', () => {
  const storage = memory();
  new SavedSettings(() => storage).change({ theme: 'dark' });
  const script = readFileSync(new URL('../../../static/theme.js', import.meta.url), 'utf8');
  const root = { dataset: {} as Record<string, string> };
  new Function('localStorage', 'document', script)(storage, { documentElement: root });
  expect(root.dataset.theme).toBe('dark');
  storage.kept.clear();
  root.dataset = {};
  new Function('localStorage', 'document', script)(storage, { documentElement: root });
  expect(root.dataset).toEqual({});
});
