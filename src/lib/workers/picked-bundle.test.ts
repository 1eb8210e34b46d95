import { expect, it } from 'vitest';
import { readPicked } from './picked-bundle.ts';

const file = (path: string, text: string) =>
  Object.assign(new File([text], path.split('/').at(-1)!), { webkitRelativePath: path });
const textOf = async (bytes: Promise<Uint8Array>) => new TextDecoder().decode(await bytes);

it('reads the files beside the manifest that is nearest to the top', async () => {
  const read = readPicked([
    file('models/other/deep/manifest.json', 'other'),
    file('models/mine/manifest.json', 'mine'),
    file('models/mine/screen.onnx', 'network'),
    file('models/screen.onnx', 'stray')
  ]);
  expect(await textOf(read('manifest.json', null))).toBe('mine');
  expect(await textOf(read('screen.onnx', 7))).toBe('network');
});

it('reads files that were picked without their folder', async () => {
  const read = readPicked([new File(['mine'], 'manifest.json')]);
  expect(await textOf(read('manifest.json', null))).toBe('mine');
});

it.each([
  ['manifest.json', []],
  ['tokenizer.json', [file('mine/manifest.json', '{}'), file('tokenizer.json', '{}')]]
])('names a missing %s', async (name, files) => {
  await expect(readPicked(files)(name, null)).rejects.toMatchObject({
    code: 'bundle-incomplete',
    what: expect.stringContaining(name) as string
  });
});
