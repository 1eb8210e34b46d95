import { describe, expect, it } from 'vitest';
import { MAX_EPISODES } from './episodes.ts';
import { incidentsOf, missing, type TestLine, traceOf } from './test-lines.ts';

const DIRB = 'attacker_http:dirb:foothold';

describe('a trace', () => {
  it('stays small however many actors, names and lines there are', () => {
    const lines: TestLine[] = Array.from({ length: 30_000 }, (_, i) => ({
      ...missing(i, `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`, `/${i}`),
      detected: DIRB
    }));
    const logins = lines.map(({ at, actor }, i): TestLine => ({
      at,
      actor: actor!,
      host: `h${i}`,
      program: 'sshd',
      message: `Accepted password for u${i} from ${actor} port 5 ssh2`
    }));
    const trace = traceOf([...lines, ...logins]);
    expect([...trace.episodes.values()].flat().length).toBeLessThanOrEqual(MAX_EPISODES + 1_000);
    expect(trace.dropped).toBeGreaterThan(0);
    expect(trace.windows.young.size + trace.windows.old.size).toBeLessThanOrEqual(2_000);
    expect(trace.entities.seen.size).toBeLessThanOrEqual(5_000);
    expect(JSON.stringify([...trace.entities.census]).length).toBeLessThan(1_000_000);
  });

  it('keeps the episodes with most behind them', () => {
    const noise = Array.from({ length: 10_000 }, (_, i): TestLine => ({
      at: 100 + i,
      actor: `10.0.${i >> 8}.${i & 255}`,
      detected: DIRB
    }));
    const attack = Array.from({ length: 20 }, (_, i): TestLine => ({
      at: i,
      actor: '198.51.100.1',
      detected: DIRB
    }));
    expect(incidentsOf([...attack, ...noise])[0]).toMatchObject({
      actor: '198.51.100.1',
      lines: 20
    });
  });

  it('keeps a hundred of the lines that the model did not flag', () => {
    const [incident] = incidentsOf(
      Array.from({ length: 5_000 }, (_, i) => missing(i / 10, '198.51.100.1', `/${i}`))
    );
    expect(incident!.lines).toBe(5_000);
    expect(incident!.others).toHaveLength(100);
  });
});
