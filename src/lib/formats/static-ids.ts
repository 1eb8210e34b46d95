/** Numbers that Debian gives for good (base-passwd, `passwd.master`). */
export const STATIC_IDS: ReadonlyMap<number, string> = new Map([
  [0, 'root'],
  [1, 'daemon'],
  [2, 'bin'],
  [3, 'sys'],
  [4, 'sync'],
  [5, 'games'],
  [6, 'man'],
  [7, 'lp'],
  [8, 'mail'],
  [9, 'news'],
  [10, 'uucp'],
  [13, 'proxy'],
  [33, 'www-data'],
  [34, 'backup'],
  [38, 'list'],
  [39, 'irc'],
  [41, 'gnats'],
  [42, '_apt'],
  [65534, 'nobody']
]);
