import { expect, test } from 'vitest';
import { fileOfText, filesOfInput, withPath } from './files.ts';

function file(name: string, path = ''): File {
  return Object.assign(new File(['x'], name, { lastModified: 42 }), { webkitRelativePath: path });
}

test('files of a folder keep their path, hidden ones stay out, numbers count as numbers', () => {
  const names = filesOfInput([
    file('access.log.10', 'logs/web/access.log.10'),
    file('access.log.2', 'logs/web/access.log.2'),
    file('.DS_Store', 'logs/.DS_Store'),
    file('HEAD', 'logs/.git/HEAD')
  ]).map(({ name }) => name);
  expect(names).toEqual(['logs/web/access.log.2', 'logs/web/access.log.10']);
});

test('a hidden file that was picked by itself is taken', () => {
  expect(filesOfInput([file('.htaccess.log')])).toHaveLength(1);
});

test('a new name changes neither content nor date', async () => {
  const renamed = withPath(file('auth.log'), 'host/auth.log');
  expect(renamed.name).toBe('host/auth.log');
  expect(renamed.lastModified).toBe(42);
  expect(await renamed.text()).toBe('x');
});

test('pasted text is named after its moment', async () => {
  const pasted = fileOfText('a line\n', new Date(2026, 10, 21, 9, 5, 7));
  expect(pasted.name).toBe('pasted text 2026-11-21 09.05.07');
  expect(await pasted.text()).toBe('a line\n');
});
