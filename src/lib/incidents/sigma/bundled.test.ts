import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { RuleSet } from './rule-set.ts';

const folder = new URL('../../../../static/rules/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.yml'));
const files = names.map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));

describe('the bundled rules', () => {
  it('are all read', () => {
    const { rules, refused } = RuleSet.of(files);
    expect(refused).toEqual([]);
    expect(rules.length).toBeGreaterThanOrEqual(files.length);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });

  it('are listed for the page, which cannot list a folder', () => {
    const listed = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')) as string[];
    expect(listed).toEqual([...names].sort());
  });

  it.each(files)('say in $name what Sigma asks of a rule', ({ text }) => {
    for (const document of parseAllDocuments(text)) {
      const rule = document.toJS() as Record<string, unknown>;
      expect(rule.id).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
      expect(rule.level).toMatch(/^(?:low|medium|high|critical)$/);
      expect(rule.status).toBe('experimental');
      expect(rule.description).toEqual(expect.any(String));
      const tags = rule.tags as string[];
      expect(tags.some((tag) => /^attack\.t\d{4}(\.\d{3})?$/.test(tag))).toBe(true);
      expect(tags.some((tag) => /^attack\.[a-z-]+$/.test(tag))).toBe(true);
    }
  });
});
