import { nextTask } from '../../base/abort.ts';
import { BoundedMap } from '../../base/bounded-map.ts';
import { InsytError } from '../../base/error.ts';
import type { Detector, Verdict } from '../detector.ts';
import { batchesOf } from './batches.ts';
import { readAbout, readBundle, type ReadFile } from './bundle.ts';
import { packVector, type PackedVector } from './embedding.ts';
import { agrees, readGolden } from './golden.ts';
import { type Input, INPUTS, type LogLine } from './input.ts';
import { type AboutFile, bundleId, decisionOf, type Manifest } from './manifest.ts';
import type { RuntimeOptions } from './model.ts';
import { type LoadedStage, loadStages, releaseStages } from './stage.ts';
import { createTokenizer, type Tokenize } from './tokenize.ts';
import { explainText, type LineExplanation } from './why/explain.ts';
import { calibrate, decide, type Decision, threatOf } from './verdict.ts';

/** Distinct texts remembered a generation; at about 500 bytes each, some 100 MB in all at most. */
const CACHE_LIMIT = 100_000;

/** A text on its way to a verdict; one object for all the lines that share its token ids. */
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
  /** Those of them that `confirm` judged, too. */
  confirmed: number;
}

interface Loaded {
  manifest: Manifest;
  decision: Decision;
  input: Input;
  tokenize: Tokenize;
  stages: LoadedStage[];
}

/**
 * The log-line detector: makes the text that the model sees, looks it up, and asks the model only for what is
 * new; what `screen` does not find clearly benign is judged by `confirm`. Lossless: the last cache is keyed
 * by the exact token ids that the model would see.
 */
export class LogLineDetector implements Detector<LogLine> {
  readonly stats: DetectorStats = { lines: 0, modelled: 0, confirmed: 0 };
  #read: ReadFile;
  #runtime: RuntimeOptions;
  #loaded: Loaded | null = null;
  /** The part of a line that decides its text -> entry: spares most lines the regexes. */
  #byKey = new BoundedMap<string, Entry>(CACHE_LIMIT);
  #byText = new BoundedMap<string, Entry>(CACHE_LIMIT);
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
    const { manifest } = bundle;
    const tokenize = createTokenizer(bundle.tokenizer, manifest.sequenceLength);
    const stages = await loadStages(bundle, tokenize, this.#runtime, signal);
    const input = INPUTS[manifest.input];
    this.#loaded = { manifest, decision: decisionOf(manifest), input, tokenize, stages };
  }

  /** @throws InsytError `not-loaded` before `load` */
  get manifest(): Manifest {
    return this.#ready().manifest;
  }

  /** @throws InsytError `not-loaded` before `load` */
  get bundle(): string {
    return bundleId(this.manifest);
  }

  /**
   * What the bundle tells of its model, parsed; null where it lacks the file.
   * @throws InsytError `not-loaded` before `load`, `bundle-refused` when the file is damaged
   */
  about(name: AboutFile): Promise<unknown> {
    return readAbout(this.#read, this.manifest, name);
  }

  /**
   * Whether this runtime says of the bundle's golden lines what it must; null where the bundle has none.
   * @throws InsytError `not-loaded` before `load`, `bundle-refused` when golden.json is damaged
   */
  async agreesWithGolden(): Promise<boolean | null> {
    const golden = readGolden(await this.about('golden.json'));
    return golden && agrees(this.#ready().stages, golden);
  }

  get threads(): number {
    return this.#ready().stages[0]!.model.threads;
  }

  async detect(records: readonly LogLine[], signal: AbortSignal): Promise<Verdict[]> {
    const fresh: Entry[] = [];
    const entries = records.map((record) => this.#entryOf(record, fresh));
    this.stats.lines += records.length;
    this.stats.modelled += fresh.length;
    try {
      this.stats.confirmed += await this.#judge(fresh, signal);
    } catch (error) {
      this.#forget();
      throw error;
    }
    return entries.map((entry) => entry.verdict!);
  }

  /**
   * Why the last stage says what it says of a line, beside a scan that may be under way.
   * @throws InsytError `not-loaded` before `load`, `no-mask` when the bundle cannot mask tokens
   */
  async explain(record: LogLine): Promise<LineExplanation> {
    const { decision, input, tokenize, stages } = this.#ready();
    const golden = readGolden(await this.about('golden.json'));
    const text = input.textOf(record);
    return explainText(text, tokenize, stages.at(-1)!, { golden, decision });
  }

  /**
   * Where the model places records, whatever it thinks of them; may be called while others are judged.
   * @returns a packed vector a record; null where the network gives none
   */
  async embed(records: readonly LogLine[], signal: AbortSignal): Promise<PackedVector[] | null> {
    const { input, tokenize, stages } = this.#ready();
    if (!this.embeds) return null;
    const entries = records.map((record, row) => ({ row, ids: tokenize(input.textOf(record)) }));
    const vectors: PackedVector[] = [];
    for (const batch of batchesOf(entries)) {
      await nextTask();
      signal.throwIfAborted();
      const outputs = await stages[0]!.model.run(batch.map(({ ids }) => ids));
      batch.forEach(({ row }, i) => (vectors[row] = packVector(outputs[i]!.embedding!)));
    }
    return vectors;
  }

  /** Whether verdicts come with an embedding: an imported bundle's network may give none. */
  get embeds(): boolean {
    return this.#ready().stages[0]!.embeds;
  }

  async dispose(): Promise<void> {
    await releaseStages(this.#loaded?.stages ?? []);
    this.#loaded = null;
  }

  /** After an abort or a failure some entries have no verdict yet: none may be found again. */
  #forget(): void {
    for (const cache of [this.#byKey, this.#byText, this.#byIds]) cache.clear();
  }

  #ready() {
    if (!this.#loaded) {
      throw new InsytError('not-loaded', 'The model is not loaded.', 'Load it before detecting.');
    }
    return this.#loaded;
  }

  #entryOf(record: LogLine, fresh: Entry[]): Entry {
    const { input } = this.#ready();
    const key = input.keyOf(record);
    const seen = this.#byKey.get(key);
    if (seen) return seen;
    const text = input.textOf(record);
    let entry = this.#byText.get(text);
    if (!entry) {
      entry = this.#entryOfIds(text, fresh);
      this.#byText.set(text, entry);
    }
    this.#byKey.set(key, entry);
    return entry;
  }

  #entryOfIds(text: string, fresh: Entry[]): Entry {
    const ids = this.#ready().tokenize(text);
    const key = ids.join();
    let entry = this.#byIds.get(key);
    if (!entry) {
      entry = { ids, verdict: null };
      this.#byIds.set(key, entry);
      fresh.push(entry);
    }
    return entry;
  }

  /**
   * Fills in the verdicts: the last stage that judges a text has the say.
   * @returns entries that the second stage judged
   */
  async #judge(fresh: Entry[], signal: AbortSignal): Promise<number> {
    const { manifest, stages } = this.#ready();
    const { screen = Infinity } = manifest.thresholds;
    const [first, second] = stages;
    await this.#run(first!, fresh, signal);
    if (!second) return 0;
    const suspicious = fresh.filter(({ verdict }) => threatOf(verdict!.probabilities) >= screen);
    await this.#run(second, suspicious, signal);
    return suspicious.length;
  }

  async #run(stage: LoadedStage, entries: readonly Entry[], signal: AbortSignal): Promise<void> {
    const { decision } = this.#ready();
    for (const batch of batchesOf(entries)) {
      await nextTask();
      signal.throwIfAborted();
      const outputs = await stage.model.run(batch.map((entry) => entry.ids));
      batch.forEach((entry, row) => {
        const { logits, embedding } = outputs[row]!;
        const verdict = decide(calibrate(logits, stage), decision);
        // Every text has the embedding of the first stage, and so all compare.
        const placed = entry.verdict?.embedding ?? (embedding && packVector(embedding));
        entry.verdict = placed ? { ...verdict, embedding: placed } : verdict;
      });
    }
  }
}
