const buffer: string[] = [];
let length = 0;

/** Appends one JSON object as a line to standard output, waiting when the reader is slow. */
export async function writeJson(value: unknown): Promise<void> {
  const line = `${JSON.stringify(value)}\n`;
  buffer.push(line);
  length += line.length;
  if (length > 1 << 16) await flush();
}

/**
 * Writes what is buffered, and waits until the reader's pipe has it: what is still queued when the process ends is
 * lost, and npm, which shares the pipe, makes writes to it asynchronous.
 */
export async function flush(): Promise<void> {
  const text = buffer.join('');
  buffer.length = 0;
  length = 0;
  if (text !== '') await new Promise<void>((done) => process.stdout.write(text, () => done()));
}

// `scan … | head` closes the pipe early: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});
