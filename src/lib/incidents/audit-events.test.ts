import { describe, expect, it } from 'vitest';
import { audit } from '../formats/audit.ts';
import { attributeRecords, noEvent } from './audit-events.ts';

const context = { reference: Date.UTC(2026, 0, 1), offsetAt: () => 0 };
const parse = (line: string) => audit.parse(line, context)!;
const syscall = (stamp: string, uid: number) =>
  parse(`type=SYSCALL msg=audit(${stamp}): arch=c000003e syscall=59 auid=4294967295 uid=${uid}`);
const execve = (stamp: string) => parse(`type=EXECVE msg=audit(${stamp}): argc=1 a0="id"`);

const actors = (lines: ReturnType<typeof parse>[], event = noEvent()) =>
  attributeRecords(lines, event).map(({ actor }) => actor);

describe('the records of an audit event', () => {
  it('have the actor of the record that names one', () => {
    expect(
      actors([
        syscall('1795169472.100:5', 33),
        execve('1795169472.100:5'),
        execve('1795169472.100:5'),
        syscall('1795169472.200:6', 0),
        execve('1795169472.200:6')
      ])
    ).toEqual(['www-data', 'www-data', 'www-data', 'root', 'root']);
  });

  it('are not given to another event', () => {
    expect(
      actors([
        syscall('1795169472.100:5', 33),
        execve('1795169472.101:6'),
        execve('1795169472.101:6')
      ])
    ).toEqual(['www-data', null, null]);
  });

  it('may be divided between batches', () => {
    const event = noEvent();
    actors([syscall('1795169472.100:5', 33)], event);
    expect(actors([execve('1795169472.100:5')], event)).toEqual(['www-data']);
  });
});
