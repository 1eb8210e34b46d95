import { liveQuery, type Subscription } from 'dexie';
import { dropRules, listRules } from '../db/rule-files.ts';
import type { Db } from '../db/schema.ts';
import type { RuleFileRow } from '../ui/incident-row.ts';

/** Whether a file holds rules rather than a log, by its name. */
export function isRuleFile({ name }: { name: string }): boolean {
  return /\.ya?ml$/i.test(name);
}

/** The rule files that the person gave. */
export class Rules {
  files: RuleFileRow[] = $state.raw([]);
  readonly #subscription: Subscription;

  constructor(readonly db: Db) {
    this.#subscription = liveQuery(() => listRules(db)).subscribe({
      next: (files) => (this.files = files)
    });
  }

  /** Leaves a file out of the scans that follow. */
  async remove(name: string): Promise<void> {
    await dropRules(this.db, name);
  }

  dispose(): void {
    this.#subscription.unsubscribe();
  }
}
