import { beforeEach, expect, it } from 'vitest';
import { useMemoryCaches } from '../base/test-caches.ts';
import { hasPermission, isPermissionMessage, setPermission } from './model-host-permission.ts';

beforeEach(() => void useMemoryCaches());
const allOpen = () => Promise.resolve(true);

it('is given to one page, and taken back', async () => {
  expect(await hasPermission('a')).toBe(false);
  await setPermission('a', true, allOpen);
  expect(await hasPermission('a')).toBe(true);
  expect(await hasPermission('b')).toBe(false);
  // A request of no page: of a worker that outlived it, or of a navigation.
  expect(await hasPermission('')).toBe(false);
  await setPermission('a', false, allOpen);
  expect(await hasPermission('a')).toBe(false);
});

it('goes with the page that had it', async () => {
  await setPermission('closed', true, allOpen);
  await setPermission('b', true, (id) => Promise.resolve(id === 'b'));
  expect(await hasPermission('closed')).toBe(false);
  expect(await hasPermission('b')).toBe(true);
});

it('is asked for by a message of its own form', () => {
  expect(isPermissionMessage({ kind: 'model-hosts', allowed: true })).toBe(true);
  for (const other of ['apply-update', null, {}, { kind: 'x' }]) {
    expect(isPermissionMessage(other)).toBe(false);
  }
});
