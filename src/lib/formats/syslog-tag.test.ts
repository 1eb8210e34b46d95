import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { programName, readTag } from './syslog-tag.ts';

describe('readTag', () => {
  it.each([
    ['sshd[12]: Accepted', 'sshd', 'Accepted'],
    ['/usr/sbin/CRON[7]: (root) CMD', 'cron', '(root) CMD'],
    ['postfix/smtpd[9]: connect', 'postfix/smtpd', 'connect'],
    ['sshd(pam_unix)[12]: failure', 'sshd', 'failure'],
    ['systemd(1): started', 'systemd', 'started'],
    ['dhclient[3] bound', 'dhclient', 'bound'],
    ['kernel:  two blanks', 'kernel', ' two blanks'],
    ['last message repeated 2 times', null, 'last message repeated 2 times'],
    ['-- MARK --', null, '-- MARK --'],
    ['user=root: no tag', null, 'user=root: no tag'],
    ['sshd[12 never closes: x', null, 'sshd[12 never closes: x'],
    ['', null, '']
  ])('reads %j', (text, program, message) => {
    expect(readTag(text, 0)).toEqual({ program, message });
  });

  it('reads what stands behind a header alike', () => {
    expect(readTag('gate sshd[12]: Accepted', 5)).toEqual({ program: 'sshd', message: 'Accepted' });
  });

  it('takes no longer a tag than a program has', () => {
    const name = 'a'.repeat(200);
    expect(readTag(`${name}: x`, 0).program).toBeNull();
  });

  it('loses nothing of any text: the message ends it, and with no program is all of it', () => {
    const unit = fc.constantFrom(...'ab/[]():= 1'.split(''));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit }), fc.string()), (text) => {
        const { program, message } = readTag(text, 0);
        expect(text.endsWith(message)).toBe(true);
        if (program === null && !text.startsWith('/')) expect(message).toBe(text);
        if (program !== null) expect(text.toLowerCase()).toContain(program);
      })
    );
  });
});

describe('programName', () => {
  it('is the last part of a path, and all of a name that is none', () => {
    expect(programName('/usr/lib/systemd/systemd-logind')).toBe('systemd-logind');
    expect(programName('postfix/SMTPD')).toBe('postfix/smtpd');
  });
});
