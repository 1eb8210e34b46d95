import { InsytError } from '../base/error.ts';
import { keepRules, ruleTexts } from '../db/rule-files.ts';
import type { Db } from '../db/schema.ts';
import { loadRules, type RuleFile } from '../incidents/sigma/load.ts';
import { RuleSet } from '../incidents/sigma/rule-set.ts';
import type { RuleImport } from './protocol.ts';

/** The rules that lines are held against: those that come with the page, and those the person gave. */
export class RulesInUse {
  /** One fetch for all scans; forgotten when it fails, so that the next scan tries again. */
  #builtIn: Promise<RuleFile[]> | null = null;

  /** @param fetchFile reads a file below `rules/` of the site's root */
  constructor(
    readonly db: Db,
    readonly fetchFile: (root: string, name: string) => Promise<string>
  ) {}

  /**
   * The rules for the next scan.
   * @param root URL of the site's root, with the final slash
   * @throws InsytError `rules-unavailable` when those of the page do not arrive
   */
  async ruleSet(root: string): Promise<RuleSet> {
    this.#builtIn ??= this.#fetchAll(root);
    try {
      return RuleSet.of([...(await this.#builtIn), ...(await ruleTexts(this.db))]);
    } catch (error) {
      this.#builtIn = null;
      throw error;
    }
  }

  /**
   * Keeps rule files for the scans that follow; a file of which no rule can be used is not kept.
   * @returns what became of each file
   */
  async add(files: readonly File[]): Promise<RuleImport[]> {
    const imports = await Promise.all(
      files.map(async (file) => {
        const text = await file.text();
        const { rules, refused } = loadRules({ name: file.name, text });
        return { name: file.name, text, rules: rules.length, refused };
      })
    );
    await keepRules(
      this.db,
      imports.filter(({ rules }) => rules > 0)
    );
    return imports.map(({ name, rules, refused }) => ({ name, rules, refused }));
  }

  async #fetchAll(root: string): Promise<RuleFile[]> {
    try {
      const names = JSON.parse(await this.fetchFile(root, 'index.json')) as string[];
      return await Promise.all(
        names.map(async (name) => ({ name, text: await this.fetchFile(root, name) }))
      );
    } catch (error) {
      throw new InsytError(
        'rules-unavailable',
        'The rules that come with the page could not be loaded.',
        'Check that the site is reachable, then reload the page and give the file again.',
        error
      );
    }
  }
}

/** Fetches one rule file of the page. */
export async function fetchRuleFile(root: string, name: string): Promise<string> {
  const response = await fetch(new URL(`rules/${name}`, root));
  if (!response.ok) throw new Error(`rules/${name}: status ${response.status}`);
  return response.text();
}
