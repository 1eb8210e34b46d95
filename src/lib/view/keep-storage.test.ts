import { afterEach, expect, test, vi } from 'vitest';
import { askToKeepStorage } from './keep-storage.ts';

afterEach(() => vi.unstubAllGlobals());

test('it goes on while a browser asks the person, and where one refuses or offers nothing', () => {
  const persist = vi
    .fn<() => Promise<boolean>>()
    .mockReturnValueOnce(new Promise(() => undefined))
    .mockRejectedValueOnce(new TypeError('not here'));
  vi.stubGlobal('navigator', { storage: { persist } });
  askToKeepStorage();
  askToKeepStorage();
  expect(persist).toHaveBeenCalledTimes(2);
  vi.stubGlobal('navigator', {});
  askToKeepStorage();
});
