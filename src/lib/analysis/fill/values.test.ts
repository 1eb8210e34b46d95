import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileText } from './test-hostile.ts';
import { type LineText, valuesOf } from './values.ts';

const unknown = { actor: '', first: null, last: null };

/** Lines of one source. */
const linesOf = (...texts: string[]): LineText[] =>
  texts.map((text, i) => ({ source: 'a.log', line: i + 1, text }));

const request = (target: string, status = 200) =>
  `192.0.2.1 - - [20/Nov/2026:10:00:00 +0000] "GET ${target} HTTP/1.1" ${status} 5 "-" "x"`;
const query = (name: string) => `Nov 20 10:00:00 dns dnsmasq[3]: query[A] ${name} from 10.0.0.5`;

describe('valuesOf', () => {
  it('tells an actor apart: an address, a user, or a host of the lines', () => {
    const lines = linesOf('Nov 20 10:00:00 gate sshd[5]: Server listening');
    expect(valuesOf({ ...unknown, actor: '192.0.2.9' }, lines)).toMatchObject({
      actor: '192.0.2.9',
      address: '192.0.2.9'
    });
    expect(valuesOf({ ...unknown, actor: 'amy' }, lines)).toMatchObject({ user: 'amy' });
    const host = valuesOf({ ...unknown, actor: 'gate' }, lines);
    expect(host).toMatchObject({ actor: 'gate', host: 'gate' });
    expect(host.user).toBeUndefined();
  });

  it('names ip6tables for an address of that kind alone', () => {
    expect(valuesOf({ ...unknown, actor: '2001:db8::7' }, []).iptables).toBe('ip6tables');
    expect(valuesOf({ ...unknown, actor: '192.0.2.9' }, []).iptables).toBeUndefined();
  });

  it('gives ten minutes before the first line and after the last, in UTC', () => {
    const at = Date.UTC(2026, 10, 20, 10);
    expect(valuesOf({ actor: '', first: at, last: at + 500 }, [])).toEqual({
      since: '2026-11-20 09:50:00 UTC',
      until: '2026-11-20 10:10:00 UTC'
    });
  });

  it('takes the path that comes most often, without what was asked of it', () => {
    const lines = linesOf(request('/a/x.php?c=1'), request('/b'), request('/a/x.php?c=2#d'));
    expect(valuesOf(unknown, lines)).toMatchObject({ path: '/a/x.php', file: 'x.php' });
  });

  it('gives no file where its name is a pattern for find', () => {
    expect(valuesOf(unknown, linesOf(request('/a/*.php')))).not.toHaveProperty('file');
    expect(valuesOf(unknown, linesOf(request('/a/')))).not.toHaveProperty('file');
  });

  it('gives a domain for names of hosts alone, not for addresses looked up', () => {
    expect(valuesOf(unknown, linesOf(query('a.b.evil.example'))).domain).toBe('evil.example');
    expect(valuesOf(unknown, linesOf(query('9.2.0.192.in-addr.arpa')))).not.toHaveProperty(
      'domain'
    );
  });

  it('names five hosts at most, those with the most lines first', () => {
    const hosts = ['a', 'b', 'c', 'd', 'e', 'f', 'f'];
    const lines = linesOf(...hosts.map((host) => `Nov 20 10:00:00 ${host} sshd[5]: x`));
    expect(valuesOf(unknown, lines).host).toBe('f, a, b, c, d');
  });

  it('reads each source by its own format', () => {
    const mixed = [
      { source: 'web.log', line: 1, text: request('/page') },
      { source: 'dns.log', line: 1, text: query('a.evil.example') }
    ];
    expect(valuesOf(unknown, mixed)).toMatchObject({ path: '/page', domain: 'evil.example' });
  });

  it('has no empty value, and tells only names that its commands can take, whatever lines say', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (actor, text) => {
        const lines = linesOf(request(text), query(text), text);
        const values = valuesOf({ ...unknown, actor }, lines);
        expect(Object.values(values)).not.toContain('');
        if (values.file !== undefined) expect(values.file).toMatch(/^[\w.@+-]+$/);
        if (values.domain !== undefined) expect(values.domain).toMatch(/^[\w.-]+$/);
      })
    );
  });
});
