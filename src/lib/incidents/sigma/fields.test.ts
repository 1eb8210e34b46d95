import { describe, expect, it } from 'vitest';
import { createParser, sniff } from '../../formats/sniff.ts';
import { factOf } from '../facts.ts';
import { isAudit, LineFields } from './fields.ts';

function fieldsOf(text: string): LineFields {
  const { parsed } = createParser(sniff([text]), { reference: 0, offsetAt: () => 0 })(text);
  return new LineFields({ parsed, text, fact: factOf(parsed) });
}

const ACCESS =
  '192.0.2.1 - - [20/Nov/2026:10:00:00 +0000] "GET /A%2Fb?q=%27x HTTP/1.1" 404 5 "-" "Curl/8"';
const EXECVE =
  'type=EXECVE msg=audit(1763632800.123:45): argc=3 a0="sh" a1="-c" a2=6361742078 exe="/bin/sh"';
const SUDO = 'Nov 20 10:00:00 gate sudo: amy : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/cat /x';

describe('the fields of a request', () => {
  it('are as logged, and decoded where that differs', () => {
    const fields = fieldsOf(ACCESS);
    expect(fields.raw('c-uri')).toEqual(['/A%2Fb?q=%27x', "/A/b?q='x"]);
    expect(fields.raw('cs-uri-query')).toEqual(['q=%27x', "q='x"]);
    expect(fields.get('cs-user-agent')).toEqual(['curl/8']);
    expect(fields.raw('sc-status')).toEqual(['404']);
    expect(fields.beyondRequest).toBe(false);
  });

  it('that the line tells outside its request are noted as such', () => {
    const fields = fieldsOf(ACCESS);
    expect(fields.raw('c-ip')).toEqual(['192.0.2.1']);
    expect(fields.beyondRequest).toBe(true);
  });

  it('are none in a line that is no request', () => {
    expect(fieldsOf(SUDO).raw('c-uri')).toEqual([]);
  });
});

describe('the fields of a process', () => {
  it('of sudo are who ran what', () => {
    const fields = fieldsOf(SUDO);
    expect(fields.raw('user')).toEqual(['amy']);
    expect(fields.raw('commandline')).toEqual(['/bin/cat /x']);
  });

  it('of an audit record are its arguments, hexadecimal ones decoded', () => {
    const fields = fieldsOf(EXECVE);
    expect(fields.raw('commandline')).toEqual(['sh -c cat x']);
    expect(fields.raw('image')).toEqual(['/bin/sh']);
    expect(fields.raw('argc')).toEqual(['3']);
  });
});

describe('isAudit', () => {
  it('is not fooled by a request that holds the text of a record', () => {
    const parsed = fieldsOf(ACCESS).line.parsed;
    expect(isAudit({ parsed, text: EXECVE, fact: null })).toBe(false);
    expect(isAudit(fieldsOf(EXECVE).line)).toBe(true);
  });
});
