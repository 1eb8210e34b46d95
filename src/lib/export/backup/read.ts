import { InsytError } from '../../base/error.ts';
import { decode } from './encode.ts';
import { BACKUP_VERSION, type BackupEnd, type BackupHeader } from './format.ts';
import { SAVED_TABLES } from './row-shapes.ts';

/** Longest line of a backup, in characters: a chunk of long log lines, and no decompression bomb. */
const MAX_LINE = 300_000_000;

/** A row of a backup that was checked. */
export interface BackupRow {
  table: string;
  row: Record<string, unknown>;
}

/** Throws for a file that is no backup, or a damaged one; the file stays named and nothing is changed. */
function refuse(file: File, what: string, cause?: unknown): never {
  throw new InsytError(
    'backup-refused',
    `${file.name} cannot be restored: ${what}.`,
    'Nothing was changed; give a backup that was saved with "Save a backup".',
    cause
  );
}

async function* textsOf(file: File): AsyncGenerator<string> {
  // Leaving early frees the file by its end of the pipe: Node's decompressor cannot bear a cancel at its own.
  const leave = new AbortController();
  const reader = file
    .stream()
    .pipeThrough(new DecompressionStream('gzip'), { signal: leave.signal })
    .pipeThrough(new TextDecoderStream('utf-8', { fatal: true }))
    .getReader();
  let started = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      started = true;
      yield value;
    }
  } catch (error) {
    refuse(file, started ? 'it is damaged, or was not saved to its end' : 'it is no backup', error);
  } finally {
    leave.abort();
  }
}

async function* linesOf(file: File): AsyncGenerator<string> {
  let rest: string[] = [];
  let length = 0;
  for await (const text of textsOf(file)) {
    const pieces = text.split('\n');
    length += text.length;
    if (length > MAX_LINE) refuse(file, 'it has a line that is too long');
    if (pieces.length === 1) {
      rest.push(text);
      continue;
    }
    yield rest.join('') + pieces[0];
    yield* pieces.slice(1, -1);
    rest = [pieces.at(-1)!];
    length = rest[0]!.length;
  }
  if (rest.join('') !== '') yield rest.join('');
}

function parse(file: File, line: string, number: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch (error) {
    refuse(file, number === 1 ? 'it is no backup' : `line ${number} is damaged`, error);
  }
  return refuse(file, number === 1 ? 'it is no backup' : `line ${number} is damaged`);
}

function checkHeader(file: File, value: Record<string, unknown>, verno: number): BackupHeader {
  const { format, version, database, created } = value;
  if (format !== 'insyt-backup') refuse(file, 'it is no backup');
  if (typeof version !== 'number' || typeof database !== 'number' || typeof created !== 'string')
    refuse(file, 'its first line is damaged');
  if (version > BACKUP_VERSION || database > verno)
    refuse(file, 'it was saved by a newer version of INSyT; reload the page to get that version');
  return { format, version, database, created };
}

function checkRow(file: File, value: Record<string, unknown>, number: number): BackupRow {
  const { table, row } = value;
  const saved =
    typeof table === 'string' && Object.hasOwn(SAVED_TABLES, table)
      ? SAVED_TABLES[table]
      : undefined;
  if (saved === undefined) refuse(file, `line ${number} is of no table that is known`);
  let decoded: unknown;
  try {
    decoded = decode(row);
  } catch (error) {
    refuse(file, `line ${number} is damaged`, error);
  }
  const wrong = saved.shape(decoded, table as string);
  if (wrong !== null) refuse(file, `in line ${number}, ${wrong}`);
  return { table: table as string, row: decoded as Record<string, unknown> };
}

function checkEnd(file: File, value: Record<string, unknown>, seen: Record<string, number>): void {
  const { rows } = value as Partial<BackupEnd>;
  const names = new Set([...Object.keys(rows ?? {}), ...Object.keys(seen)]);
  for (const name of names) {
    if ((rows?.[name] ?? 0) !== (seen[name] ?? 0))
      refuse(file, `rows of the table "${name}" are missing`);
  }
}

/**
 * Reads a backup row by row, each checked against the shape of its table, with its source before it.
 * @param verno version of this program's database
 * @param onHeader told what the first line says
 * @throws InsytError `backup-refused`, naming the file, when it is none, damaged, not whole, or newer than
 *   this program
 */
export async function* readBackup(
  file: File,
  verno: number,
  onHeader: (header: BackupHeader) => void
): AsyncGenerator<BackupRow> {
  const seen: Record<string, number> = {};
  const sources = new Set<unknown>();
  let number = 0;
  let ended = false;
  for await (const line of linesOf(file)) {
    number++;
    if (ended) refuse(file, 'it goes on after its end');
    const value = parse(file, line, number);
    if (number === 1) onHeader(checkHeader(file, value, verno));
    else if (Object.hasOwn(value, 'rows')) {
      checkEnd(file, value, seen);
      ended = true;
    } else {
      const checked = checkRow(file, value, number);
      const { table, row } = checked;
      seen[table] = (seen[table] ?? 0) + 1;
      if (table === 'sources') sources.add(row.id);
      else if ('sourceId' in row && !sources.has(row.sourceId))
        refuse(file, `line ${number} is of a source that is not in it`);
      yield checked;
    }
  }
  if (number === 0) refuse(file, 'it is empty');
  if (!ended) refuse(file, 'it was not saved to its end');
}
