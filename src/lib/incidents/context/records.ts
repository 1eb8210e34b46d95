import type { Verdict } from '../../detectors/detector.ts';
import { BENIGN } from '../../detectors/taxonomy.ts';
import type { ParsedLine } from '../../formats/format.ts';
import type { Moment } from '../evidence.ts';
import type { Around, Past } from './threat.ts';

/** The last audit records that are detections, by host and process or stamp. */
export type Records = Map<string, Past>;

/** Acts remembered; the records of one follow each other. */
const MAX_RECORDS = 512;
/** Time from the first record of an act to its last, ms: `sudo` writes six of a command that ends at once. */
const ACT_MS = 10_000;

/** The process that wrote the record, or did what it tells; `ppid=` and `opid=` are others. */
const PID = /[ ']pid=(\d{1,10})/;

/**
 * What the records of one act say together. The kernel splits an event into several, under one stamp (SYSCALL,
 * EXECVE, CWD, PATH); PAM and sudo tell of each step of a command, under the number of one process.
 * @param text the record as written
 * @returns what the records before it of the same event or process are part of
 */
export function ofAct(
  records: Records,
  { time, host, actor }: ParsedLine,
  text: string,
  { classId, confidence }: Verdict,
  at: Moment
): Around | null {
  const pid = PID.exec(text)?.[1];
  const keys = [`${host}\n${actor}\nat ${time}`];
  if (pid !== undefined) keys.push(`${host}\n${pid}`);
  if (classId === BENIGN) {
    const known = keys.map((key) => records.get(key)).find((record) => record !== undefined);
    if (known === undefined || Math.abs(at - known.at) > ACT_MS) return null;
    return { ...known, signal: null };
  }
  for (const key of keys) {
    records.delete(key);
    if (records.size >= MAX_RECORDS) records.delete(records.keys().next().value!);
    records.set(key, { actor: actor ?? '', classId, confidence, at });
  }
  return null;
}
