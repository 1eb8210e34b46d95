/**
 * What programs that rotate logs add to a name: a number, a date, an ending. `access.log.1`,
 * `access.log-20261121.gz`, `access-2026-11-21.log` and `access.log` are one log's.
 */
const ADDED = /([-._]\d[\d_T-]*(?=[-._]|$))|(\.(gz|old|bak)$)/g;

const slash = (path: string) => path.lastIndexOf('/') + 1;

function stemOf(path: string): string {
  let stem = path.slice(slash(path));
  for (let shorter = stem.replace(ADDED, ''); shorter !== stem; shorter = stem.replace(ADDED, ''))
    stem = shorter;
  return stem;
}

/**
 * Whether one path may be what rotation made of the other: the same name but for what rotation adds, in the
 * same folder or in one within the other.
 */
export function isRotationOf(a: string, b: string): boolean {
  const [folderA, folderB] = [a.slice(0, slash(a)), b.slice(0, slash(b))];
  const near = folderA.startsWith(folderB) || folderB.startsWith(folderA);
  return near && stemOf(a) === stemOf(b);
}
