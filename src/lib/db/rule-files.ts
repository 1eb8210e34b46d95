import type { RuleFile } from '../incidents/sigma/load.ts';
import type { Db, StoredRules } from './schema.ts';

/** Keeps rule files; one that has the name of another takes its place. */
export async function keepRules(db: Db, files: readonly StoredRules[]): Promise<void> {
  await db.ruleFiles.bulkPut(files);
}

/** Removes a rule file; what its rules found in earlier scans stays. */
export async function dropRules(db: Db, name: string): Promise<void> {
  await db.ruleFiles.delete(name);
}

/** The rule files that the person gave, by name. */
export function listRules(db: Db): Promise<StoredRules[]> {
  return db.ruleFiles.orderBy(':id').toArray();
}

/** The same as text, to be read as rules. */
export async function ruleTexts(db: Db): Promise<RuleFile[]> {
  return (await listRules(db)).map(({ name, text }) => ({ name, text }));
}
