import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { BENIGN, TAXONOMY } from '../../detectors/taxonomy.ts';
import { BURSTS, DOUBTFUL_RUN, GUESSED_LOGIN } from '../../incidents/bursts.ts';
import { ENTITY_KINDS } from '../../incidents/first-seen.ts';
import { PHASES } from '../../incidents/phases.ts';
import { RuleSet } from '../../incidents/sigma/rule-set.ts';
import { playbookOf, PLAYBOOKS } from './all.ts';
import { playbookNameOf, RULE_PLAYBOOKS, SIGNAL_PLAYBOOKS } from './grounds.ts';
import { playbookProblems } from './schema.ts';
import { TACTICS } from '../../detectors/tactics.ts';

const threats = TAXONOMY.filter((_, id) => id !== BENIGN);
const names = new Set(PLAYBOOKS.map(({ name }) => name));

describe('playbooks', () => {
  it('are well made', () => {
    expect(PLAYBOOKS.flatMap(playbookProblems)).toEqual([]);
  });

  it('have names of their own, and texts of their own', () => {
    expect(names.size).toBe(PLAYBOOKS.length);
    expect(new Set(PLAYBOOKS.map(({ what, why }) => what + why)).size).toBe(PLAYBOOKS.length);
  });

  it.each(threats)('has $name, and agrees with the taxonomy on it', ({ name, ...threat }) => {
    expect(names).toContain(name);
    const { title, attack } = playbookOf(name);
    expect({ title, ...attack }).toMatchObject({
      title: threat.plain,
      id: threat.technique!.id,
      technique: threat.technique!.name,
      tactic: threat.phase
    });
  });

  it('know every tactic that an incident may have as its phase', () => {
    expect(Object.keys(TACTICS)).toEqual(expect.arrayContaining([...PHASES]));
    for (const id of Object.values(TACTICS)) expect(id).toMatch(/^TA\d{4}$/);
  });
});

describe('grounds that are no class', () => {
  it('lead every signal to a playbook', () => {
    const signals = [...BURSTS, GUESSED_LOGIN, DOUBTFUL_RUN, ...ENTITY_KINDS].map(
      ({ name }) => name
    );
    expect(Object.keys(SIGNAL_PLAYBOOKS).sort()).toEqual([...signals].sort());
    for (const name of Object.values(SIGNAL_PLAYBOOKS)) expect(names).toContain(name);
  });

  it('lead every rule of the page to a playbook', () => {
    const folder = new URL('../../../../static/rules/', import.meta.url);
    const files = readdirSync(fileURLToPath(folder)).filter((name) => name.endsWith('.yml'));
    const { rules } = RuleSet.of(
      files.map((name) => ({ name, text: readFileSync(new URL(name, folder)).toString() }))
    );
    expect(Object.keys(RULE_PLAYBOOKS).sort()).toEqual(rules.map(({ id }) => id).sort());
    for (const name of Object.values(RULE_PLAYBOOKS)) expect(names).toContain(name);
  });

  it('lead a rule that is not of the page to the general playbook', () => {
    expect(playbookNameOf({ kind: 'rule', name: 'own.yml: Mine' })).toBe('other');
    expect(playbookNameOf({ kind: 'rule', name: 'constructor' })).toBe('other');
  });
});
