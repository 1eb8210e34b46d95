/**
 * Asks the browser to keep what is stored when the disk gets full. Nothing waits for its answer: Firefox
 * asks the person, who may never give one.
 */
export function askToKeepStorage(): void {
  void navigator.storage?.persist?.().catch(() => false);
}
