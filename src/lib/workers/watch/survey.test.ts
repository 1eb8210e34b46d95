import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { spotKey } from '../../db/followed.ts';
import type { Watch } from '../../db/schema.ts';
import { survey } from './survey.ts';

/** Handles as the browser gives them, as much of them as is used. */
class FileHandle {
  constructor(
    readonly name: string,
    readonly content: File | DOMException | Error
  ) {}
  getFile() {
    return this.content instanceof File
      ? Promise.resolve(this.content)
      : Promise.reject(this.content);
  }
}
class FolderHandle {
  constructor(
    readonly name: string,
    readonly inside: (FileHandle | FolderHandle)[]
  ) {}
  async *[Symbol.asyncIterator]() {
    for (const handle of this.inside) yield [handle.name, handle] as const;
  }
}

beforeEach(() => void vi.stubGlobal('FileSystemDirectoryHandle', FolderHandle));
afterEach(() => void vi.unstubAllGlobals());

const file = (name: string) => new FileHandle(name, new File(['x\n'], name));
const gone = new DOMException('gone', 'NotFoundError');
const refused = new DOMException('refused', 'NotAllowedError');

function watchOf(handle: FileHandle | FolderHandle): Watch {
  const kind = handle instanceof FolderHandle ? 'folder' : 'file';
  const row = { id: 7, kind, name: handle.name, paused: false, addedAt: 0 } as const;
  return { ...row, handle: handle as unknown as Watch['handle'] };
}
const look = (handle: FileHandle | FolderHandle) => survey(watchOf(handle), () => undefined);

it('finds the files of nested folders, and leaves hidden ones out', async () => {
  const folder = new FolderHandle('logs', [
    file('a.log'),
    file('.hidden'),
    new FolderHandle('old', [file('b.log')]),
    new FolderHandle('.git', [file('c.log')])
  ]);
  const { status, files, problems } = await look(folder);
  expect(status).toEqual({ state: 'watching', error: null });
  expect(files.map(({ path }) => path).sort()).toEqual(['logs/a.log', 'logs/old/b.log']);
  expect(problems).toEqual([]);
});

it('remembers each file by its watch and path', async () => {
  const asked: string[] = [];
  const one = file('a.log');
  await survey(watchOf(one), (spot) => void asked.push(spot));
  expect(asked).toEqual([spotKey({ watchId: 7, path: 'a.log' })]);
});

it('one file that cannot be looked at is named, and the others are read', async () => {
  const folder = new FolderHandle('logs', [
    file('a.log'),
    new FileHandle('bad.log', new Error('an odd disk')),
    new FileHandle('gone.log', gone)
  ]);
  const { status, files, problems } = await look(folder);
  expect(status.state).toBe('watching');
  expect(files.map(({ path }) => path)).toEqual(['logs/a.log']);
  expect(problems.map(({ path }) => path)).toEqual(['logs/bad.log']);
});

it('tells what is gone, what is not allowed and what fails', async () => {
  const states = await Promise.all(
    [gone, refused, new Error('an odd disk')].map((error) => look(new FileHandle('a', error)))
  );
  expect(states.map(({ status }) => status.state)).toEqual(['gone', 'permission', 'failed']);
  const folder = new FolderHandle('logs', [new FileHandle('a.log', refused)]);
  expect((await look(folder)).status.state).toBe('permission');
});
