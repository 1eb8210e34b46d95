import { afterEach, expect, it, vi } from 'vitest';
import { DEFAULT_ALERTS, storeAlerts, storedAlerts } from './alert-settings.ts';

afterEach(() => void vi.unstubAllGlobals());

/** Takes the place of the browser's storage. */
function useStorage(content: Record<string, string> = {}) {
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => content[name] ?? null,
    setItem: (name: string, value: string) => void (content[name] = value)
  });
  return content;
}

it('what is stored comes back', () => {
  useStorage();
  expect(storedAlerts()).toEqual(DEFAULT_ALERTS);
  const own = { notify: true, quiet: { on: true, from: '21:00', to: '06:00' }, unseen: 3 };
  storeAlerts(own);
  expect(storedAlerts()).toEqual(own);
});

it('what is damaged, or withheld, is as if nothing was stored', () => {
  const content = useStorage();
  storeAlerts({ ...DEFAULT_ALERTS, notify: true });
  content[Object.keys(content)[0]!] = '{';
  expect(storedAlerts()).toEqual(DEFAULT_ALERTS);
  vi.stubGlobal('localStorage', undefined);
  expect(storedAlerts()).toEqual(DEFAULT_ALERTS);
  expect(() => storeAlerts(DEFAULT_ALERTS)).not.toThrow();
});
