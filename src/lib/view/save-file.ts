/** Time that a browser has to begin with a download, ms, before its source is given up. */
const HOLD_MS = 60_000;

/** Hands a file to the browser's downloads. */
export function saveFile(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), HOLD_MS);
}

/**
 * Name of a file by the moment it is made: `insyt-report-2026-11-21T162005.html`.
 * @param now ms since the epoch
 */
export function fileName(what: string, ending: string, now: number): string {
  const stamp = new Date(now).toLocaleString('sv-SE').replace(' ', 'T').replaceAll(':', '');
  return `insyt-${what}-${stamp}.${ending}`;
}
