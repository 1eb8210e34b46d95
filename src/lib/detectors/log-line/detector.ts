import { nextTask } from '../../base/abort.ts';
import { BoundedMap } from '../../base/bounded-map.ts';
import { InsytError } from '../../base/error.ts';
import type { ParsedLine } from '../../formats/format.ts';
import type { Detector, Verdict } from '../detector.ts';
import { readBundle, type ReadFile } from './bundle.ts';
import type { Manifest } from './manifest.ts';
import { loadModel, logitsOf, type Model, type RuntimeOptions } from './model.ts';
import { keyOf, normalise } from './normalise/normalise.ts';
import { createTokenizer, type Tokenize } from './tokenize.ts';
import { decide, softmax } from './verdict.ts';

/** Lines of one model run: longer batches gain nothing on two cores and keep an abort waiting. */
const BATCH = 32;
/** Distinct texts remembered a generation; at about 300 bytes each, some 60 MB in all at most. */
const CACHE_LIMIT = 100_000;

/** A canonical text on its way to a verdict; one object for all the lines that share its token ids. */
interface Entry {
  ids: readonly number[];
  verdict: Verdict | null;
}

/** Numbers of the work done since loading. */
export interface DetectorStats {
  /** Lines given. */
  lines: number;
  /** Lines that had to go through the model: texts never seen, or forgotten. */
  modelled: number;
}

/**
 * The log-line detector: normalises, looks the text up, and asks the model only for what is new.
 * Lossless: the last cache is keyed by the exact token ids that the model would see.
 */
export class LogLineDetector implements Detector<ParsedLine> {
  readonly stats: DetectorStats = { lines: 0, modelled: 0 };
  #read: ReadFile;
  #runtime: RuntimeOptions;
  #loaded: { manifest: Manifest; model: Model; tokenize: Tokenize } | null = null;
  /** The part of a line that decides its canonical text -> entry: spares most lines the regexes. */
  #byKey = new BoundedMap<string, Entry>(CACHE_LIMIT);
  #byCanonical = new BoundedMap<string, Entry>(CACHE_LIMIT);
  #byIds = new BoundedMap<string, Entry>(CACHE_LIMIT);

  /**
   * @param read reads the bundle's files
   * @param runtime threads and place of the runtime
   */
  constructor(read: ReadFile, runtime: RuntimeOptions) {
    this.#read = read;
    this.#runtime = runtime;
  }

  /** @throws InsytError when the bundle is refused or the runtime does not start */
  async load(signal: AbortSignal): Promise<void> {
    if (this.#loaded) return;
    const bundle = await readBundle(this.#read);
    signal.throwIfAborted();
    const model = await loadModel(bundle.model, this.#runtime);
    const tokenize = createTokenizer(bundle.tokenizer, bundle.manifest.sequenceLength);
    // The first runs are two to three times slower: they belong to loading, not to the first file.
    const warm = Array.from({ length: BATCH }, () => tokenize('web get 200 ref - ua - /'));
    for (let run = 0; run < 3; run++) await model.run(warm);
    this.#loaded = { manifest: bundle.manifest, model, tokenize };
  }

  /** @throws InsytError `not-loaded` before `load` */
  get manifest(): Manifest {
    return this.#ready().manifest;
  }

  get threads(): number {
    return this.#ready().model.threads;
  }

  async detect(records: readonly ParsedLine[], signal: AbortSignal): Promise<Verdict[]> {
    const fresh: Entry[] = [];
    const entries = records.map((record) => this.#entryOf(record, fresh));
    this.stats.lines += records.length;
    this.stats.modelled += fresh.length;
    try {
      await this.#judge(fresh, signal);
    } catch (error) {
      this.#forget();
      throw error;
    }
    return entries.map((entry) => entry.verdict!);
  }

  async dispose(): Promise<void> {
    await this.#loaded?.model.dispose();
    this.#loaded = null;
  }

  /** After an abort or a failure some entries have no verdict yet: none may be found again. */
  #forget(): void {
    for (const cache of [this.#byKey, this.#byCanonical, this.#byIds]) cache.clear();
  }

  #ready() {
    if (!this.#loaded) {
      throw new InsytError('not-loaded', 'The model is not loaded.', 'Load it before detecting.');
    }
    return this.#loaded;
  }

  #entryOf(record: ParsedLine, fresh: Entry[]): Entry {
    const key = keyOf(record);
    const seen = this.#byKey.get(key);
    if (seen) return seen;
    const canonical = normalise(record);
    let entry = this.#byCanonical.get(canonical);
    if (!entry) {
      entry = this.#entryOfIds(canonical, fresh);
      this.#byCanonical.set(canonical, entry);
    }
    this.#byKey.set(key, entry);
    return entry;
  }

  #entryOfIds(canonical: string, fresh: Entry[]): Entry {
    const ids = this.#ready().tokenize(canonical);
    const key = ids.join();
    let entry = this.#byIds.get(key);
    if (!entry) {
      entry = { ids, verdict: null };
      this.#byIds.set(key, entry);
      fresh.push(entry);
    }
    return entry;
  }

  /** Fills in the verdicts, the texts sorted by length so that little is padded. */
  async #judge(fresh: Entry[], signal: AbortSignal): Promise<void> {
    const { manifest, model } = this.#ready();
    fresh.sort((a, b) => a.ids.length - b.ids.length);
    for (let start = 0; start < fresh.length; start += BATCH) {
      await nextTask();
      signal.throwIfAborted();
      const batch = fresh.slice(start, start + BATCH);
      const logits = await model.run(batch.map((entry) => entry.ids));
      batch.forEach((entry, row) => {
        const probabilities = softmax(logitsOf(logits, row), manifest.temperature);
        entry.verdict = decide(probabilities, manifest.thresholds.detect);
      });
    }
  }
}
