import { expect, it } from 'vitest';
import { fillPlaybook } from '../analysis/fill/fill.ts';
import { playbooksOf } from '../analysis/playbooks/choose.ts';
import { PLAYBOOKS } from '../analysis/playbooks/all.ts';
import { incidentsOf, refused } from '../incidents/test-lines.ts';
import { PlaybookEngine } from './playbook-engine.ts';
import { explain } from './write.ts';

const [incident] = incidentsOf(Array.from({ length: 12 }, (_, i) => refused(i, '198.51.100.7')));
const options = () => ({ signal: new AbortController().signal, onText: () => undefined });

it.each(PLAYBOOKS)('answers with $name in the form of an answer', async (playbook) => {
  const filled = fillPlaybook(playbook, incident!, [], () => 'auth.log');
  const input = { incident: incident!, playbook: filled, lines: [] };
  const { answer, note } = await explain(new PlaybookEngine(), input, options());
  expect(note).toBeNull();
  expect(answer.summary.slice(0, 80)).toBe(filled.what.slice(0, 80));
  expect(answer.respond.length).toBeGreaterThan(0);
});

it('is there everywhere, and is cancelled like any other', async () => {
  const engine = new PlaybookEngine();
  expect(await engine.available()).toBeNull();
  const playbook = fillPlaybook(playbooksOf(incident!)[0]!, incident!, [], () => 'auth.log');
  const input = { incident: incident!, playbook, lines: [] };
  const aborted = { signal: AbortSignal.abort(), onText: () => undefined };
  await expect(explain(engine, input, aborted)).rejects.toMatchObject({ name: 'AbortError' });
});
