import { describe, expect, it } from 'vitest';
import { correlate } from './correlate.ts';
import { incidentsOf, type TestLine, traceOf } from './test-lines.ts';

const HOUR = 3_600;
const login = (at: number, user: string, address: string, host = 'gate'): TestLine => ({
  at,
  host,
  actor: address,
  program: 'openvpn',
  message: `${address}:5 [${user}] Peer Connection Initiated with [AF_INET]${address}:5`
});

/** Two users from their usual addresses, twice a day for ten days. */
const usual = Array.from({ length: 20 }, (_, i) => [
  login(i * 12 * HOUR, 'alice', '192.0.2.1'),
  login(i * 12 * HOUR + 60, 'bob', '192.0.2.2')
]).flat();

describe('first-seen entities', () => {
  it('are told after the learning period', () => {
    const incidents = incidentsOf([...usual, login(241 * HOUR, 'alice', '203.0.113.9')]);
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({
      actor: '203.0.113.9',
      phase: 'Initial Access',
      severity: 'low',
      lines: 1
    });
    expect(incidents[0]!.evidence[0]!.why).toContain('alice from 203.0.113.9');
    expect(incidents[0]!.others).toEqual([{ source: 'a.log', line: 41, member: 'signal' }]);
  });

  it('are not told while it lasts', () => {
    expect(
      incidentsOf([
        ...usual.slice(0, 2),
        login(3 * HOUR, 'alice', '203.0.113.9'),
        ...usual.slice(2)
      ])
    ).toEqual([]);
  });

  it('stay new for a day, in one incident', () => {
    const again = [241, 247, 264, 266, 300].map((hour) =>
      login(hour * HOUR, 'alice', '203.0.113.9')
    );
    const incidents = incidentsOf([...usual, ...again]);
    expect(incidents).toHaveLength(1);
    const { lines, first, last } = incidents[0]!;
    expect({ lines, hours: (last! - first!) / 3_600_000 }).toEqual({ lines: 3, hours: 23 });
    expect(incidents[0]!.others.map(({ line }) => line)).toEqual([41, 42, 43]);
  });

  it('are told in a log without times, by its lines, and learnt in that log alone', () => {
    const untimed = (lines: readonly TestLine[]) => lines.map((line) => ({ ...line, at: null }));
    const stranger = login(0, 'alice', '203.0.113.9');
    const own = { source: 'a.log', trace: traceOf(untimed([...usual, stranger])) };
    const incidents = correlate([own]);
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({ actor: '203.0.113.9', first: null, lines: 1 });
    expect(incidents[0]!.others).toEqual([{ source: 'a.log', line: 41, member: 'signal' }]);
    const other = { source: 'b.log', trace: traceOf(untimed([stranger, ...usual.slice(0, 4)])) };
    expect(correlate([own, other])).toEqual(incidents);
  });

  it('are not told where nothing is usual yet, or all is new', () => {
    expect(incidentsOf([...usual.slice(0, 6), login(90 * HOUR, 'alice', '203.0.113.9')])).toEqual(
      []
    );
    const roaming = usual.map((line, i) => login(line.at!, 'alice', `203.0.113.${i}`));
    expect(incidentsOf(roaming)).toEqual([]);
  });

  it('are known from an earlier file, whichever is read first', () => {
    const earlier = {
      source: 'vpn.log.1',
      trace: traceOf([...usual, login(100 * HOUR, 'bob', '203.0.113.9')])
    };
    const later = {
      source: 'vpn.log',
      trace: traceOf([
        login(250 * HOUR, 'bob', '203.0.113.9'),
        login(251 * HOUR, 'bob', '203.0.113.10')
      ])
    };
    const incidents = correlate([later, earlier]);
    expect(incidents).toEqual(correlate([earlier, later]));
    expect(incidents.map(({ actor }) => actor)).toEqual(['203.0.113.9', '203.0.113.10']);
    expect(incidents[1]!.sources).toEqual([
      { source: 'vpn.log', lines: 1, firstLine: 2, lastLine: 2 }
    ]);
  });

  it('are told for each host apart', () => {
    const elsewhere = login(241 * HOUR, 'alice', '203.0.113.9', 'mill');
    expect(incidentsOf([...usual, elsewhere])).toEqual([]);
  });
});
