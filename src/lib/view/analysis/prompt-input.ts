import { fillPlaybook } from '../../analysis/fill/fill.ts';
import { playbooksOf } from '../../analysis/playbooks/choose.ts';
import { pickLines } from '../../analysis/prompt/pick-lines.ts';
import type { PromptInput, PromptLine } from '../../analysis/prompt/prompt.ts';
import { excerptOf } from '../../db/results.ts';
import type { Db } from '../../db/schema.ts';
import type { Incident } from '../../incidents/incident.ts';
import { type OwnLine, ownLines, type SourceOf } from '../own-lines.ts';

/** Lines of an incident that are read to choose from. */
const READ = 40;

/** What a language model is told of an incident: ten lines of it with those beside them, and its playbook. */
export async function promptInputOf(
  db: Db,
  incident: Incident,
  sourceOf: SourceOf
): Promise<PromptInput> {
  const read = await ownLines(db, incident, sourceOf, READ);
  const nameOf = (key: string) => sourceOf(key)?.name ?? '';
  return {
    incident,
    playbook: fillPlaybook(playbooksOf(incident)[0]!, incident, read, nameOf),
    lines: await withNeighbours(db, pickLines(read))
  };
}

/** The lines first, each with the one before and after it; a line is told once. */
async function withNeighbours(db: Db, chosen: readonly OwnLine[]): Promise<PromptLine[]> {
  const beside: PromptLine[] = [];
  const known = new Set(chosen.map(({ sourceId, line }) => `${sourceId}:${line}`));
  for (const { sourceId, source, line } of chosen) {
    for (const [at, text] of await excerptOf(db, sourceId, line - 1, line + 1)) {
      if (known.has(`${sourceId}:${at}`)) continue;
      known.add(`${sourceId}:${at}`);
      beside.push({ source, line: at, text, own: false });
    }
  }
  const own = chosen.map(({ source, line, text }) => ({ source, line, text, own: true }));
  return [...own, ...beside];
}
