import { liveQuery, type Subscription } from 'dexie';
import { type ErrorReport, reportError } from '../../base/error.ts';
import { addExample, listExamples, usesExamples } from '../../db/examples.ts';
import type { Db, StoredExample } from '../../db/schema.ts';
import { parseLines } from '../../db/text-keys.ts';
import { normalise } from '../../detectors/log-line/normalise/normalise.ts';
import { TEACH_WORDS } from '../../words/teach.ts';
import type { Embedded } from '../../workers/protocol.ts';
import { Paced } from '../paced.ts';
import { TaughtTexts, taughtTexts } from './taught-texts.ts';

/** Lines that the person gave a class, and what the model's verdicts become by them. */
export class Teaching {
  examples: StoredExample[] = $state.raw([]);
  /** Whether they change verdicts. */
  on = $state(false);
  /** Classes that they give stored texts; none while they are off. */
  taught: TaughtTexts = $state.raw(new TaughtTexts());
  /** What came of the last example, in a sentence. */
  said = $state('');
  error: ErrorReport | null = $state.raw(null);
  readonly #paced = new Paced(() => this.#apply());
  readonly #subscription: Subscription;

  constructor(
    readonly db: Db,
    readonly embed: (texts: string[]) => Promise<Embedded | null>
  ) {
    const query = async () => ({ examples: await listExamples(db), on: await usesExamples(db) });
    this.#subscription = liveQuery(query).subscribe({
      next: ({ examples, on }) => {
        this.examples = examples;
        this.on = on;
        this.#paced.request();
      },
      error: (error) => (this.error = reportError(error))
    });
  }

  /** Says of which class a line is, as it stands in its log. */
  async mark(line: string, classId: number): Promise<void> {
    this.error = null;
    try {
      const embedded = await this.embed([line]);
      if (embedded === null) return void (this.said = TEACH_WORDS.noEmbeddings);
      const { bundle, vectors } = embedded;
      const text = normalise(parseLines([line])[0]!);
      const createdAt = Date.now();
      await addExample(this.db, { text, classId, bundle, vector: vectors[0]!, createdAt });
      this.said = TEACH_WORDS.marked;
    } catch (error) {
      this.error = reportError(error);
    }
  }

  /** Looks at the texts that were stored since. */
  extend(): void {
    if (this.on) this.#paced.request();
  }

  dispose(): void {
    this.#subscription.unsubscribe();
  }

  async #apply(): Promise<void> {
    try {
      const taught = this.on ? await taughtTexts(this.db, this.examples) : new TaughtTexts();
      if (taught.size > 0 || this.taught.size > 0) this.taught = taught;
    } catch (error) {
      this.error = reportError(error);
    }
  }
}
