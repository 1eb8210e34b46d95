import type { ParsedLine } from '../formats/format.ts';

/** The event whose records are being read: its moment, ms since the epoch, its host, and who caused it. */
export interface AuditEvent {
  time: number | null;
  host: string | null;
  actor: string | null;
}

/** No event yet. */
export function noEvent(): AuditEvent {
  return { time: null, host: null, actor: null };
}

/**
 * Gives all records of an event its actor. The kernel writes one event as several records, one behind the
 * other under one stamp: SYSCALL names accounts, EXECVE, CWD, PATH and PROCTITLE none
 * (auditd's log format, "Red Hat Security Guide", Understanding Audit Log Files). Other lines are returned as
 * they are.
 * @param event kept from one batch of a source to the next; changed
 */
export function attributeRecords(parsed: readonly ParsedLine[], event: AuditEvent): ParsedLine[] {
  return parsed.map((line) => {
    if (line.program !== 'audit' || line.time === null) return line;
    const { time, host, actor } = line;
    if (actor !== null || time !== event.time || host !== event.host) {
      Object.assign(event, { time, host, actor });
      return line;
    }
    return event.actor === null ? line : { ...line, actor: event.actor };
  });
}
