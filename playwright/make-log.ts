import { open } from 'node:fs/promises';

/** Text from a number: different numbers give texts that no masking makes alike. */
export function word(seed: number): string {
  let state = (seed + 1) * 2_654_435_761;
  let text = '';
  for (let i = 0; i < 8; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    text += String.fromCharCode(97 + ((state >>> 24) % 26));
  }
  return text;
}

/**
 * An access log of a site that people read.
 * @param lines how many lines
 * @param distinct after how many lines the pages begin to repeat: how much work it is for the model
 */
export function accessLog(lines: number, distinct: number): string {
  const start = Date.UTC(2026, 10, 20, 8);
  return Array.from({ length: lines }, (_, i) => {
    const stamp = new Date(start + i * 1000).toISOString();
    const time = `20/Nov/2026:${stamp.slice(11, 19)} +0000`;
    const page = i % distinct;
    return (
      `192.0.2.${i % 50} - - [${time}] "GET /${word(page)}/${word(page + 7)}.html HTTP/1.1" 200 ` +
      `${2000 + page} "https://www.example.org/" "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"\n`
    );
  }).join('');
}

/** An access log of a few pages that a browser fetches: nothing in it is an attack. */
export function ordinaryLog(lines: number): string {
  const pages = ['/', '/style.css', '/favicon.ico', '/about.html', '/images/logo.png'];
  return Array.from({ length: lines }, (_, i) => {
    const time = `20/Nov/2026:08:00:${String(i % 60).padStart(2, '0')} +0000`;
    return (
      `192.0.2.${i % 5} - - [${time}] "GET ${pages[i % pages.length]} HTTP/1.1" 200 5120 ` +
      `"https://www.example.org/" "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"\n`
    );
  }).join('');
}

/** Lines of {@link ordinaryLog} after which they repeat. */
const PERIOD = 60;

/** An attack that tells its place in the log. */
export function attackLine(line: number): string {
  return (
    `203.0.113.9 - - [20/Nov/2026:08:10:00 +0000] "GET /item.php?id=${line}%27%20UNION%20SELECT%20` +
    'user,password%20FROM%20users--%20- HTTP/1.1" 200 512 "-" "sqlmap/1.8"'
  );
}

/** The line that stands at a place of {@link writeLongLog}, where there is no attack. */
export function longLogLine(line: number): string {
  return ORDINARY[(line - 1) % PERIOD]!;
}

const ORDINARY = ordinaryLog(PERIOD).trimEnd().split('\n');

/**
 * Writes an ordinary log as a stream, with attacks in it.
 * @param lines lines to write
 * @param attackEvery each so many-th line is an attack
 */
export async function writeLongLog(
  path: string,
  lines: number,
  attackEvery: number
): Promise<void> {
  const file = await open(path, 'w');
  let block: string[] = [];
  for (let line = 1; line <= lines; line++) {
    block.push(line % attackEvery === 0 ? attackLine(line) : longLogLine(line));
    if (block.length < 20_000 && line < lines) continue;
    await file.write(`${block.join('\n')}\n`);
    block = [];
  }
  await file.close();
}
