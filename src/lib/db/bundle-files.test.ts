import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { dropBundle, keepBundle, keptBundle } from './bundle-files.ts';
import { openDb } from './schema.ts';

const file = (name: string, byte: number) => ({ name, content: Uint8Array.of(byte) });

it('a bundle takes the place of the one before as a whole, and is gone when dropped', async () => {
  const db = openDb('bundle-files');
  expect(await keptBundle(db)).toBeNull();
  await keepBundle(db, [file('manifest.json', 1), file('old.onnx', 2)]);
  await keepBundle(db, [file('manifest.json', 3)]);
  const read = (await keptBundle(db))!;
  expect(await read('manifest.json', null)).toEqual(Uint8Array.of(3));
  await expect(read('old.onnx', null)).rejects.toMatchObject({ code: 'bundle-unavailable' });
  await dropBundle(db);
  expect(await keptBundle(db)).toBeNull();
});

it('a bundle that cannot be kept leaves the one before', async () => {
  const db = openDb('bundle-files-refused');
  await keepBundle(db, [file('manifest.json', 1)]);
  const twice = [file('manifest.json', 2), file('manifest.json', 3)];
  await expect(keepBundle(db, twice)).rejects.toThrow();
  expect(await (await keptBundle(db))!('manifest.json', null)).toEqual(Uint8Array.of(1));
});
