import { isAbort } from '../../base/abort.ts';
import { type ErrorReport, reportError } from '../../base/error.ts';
import { keepProgram } from '../../engines/keep-program.ts';
import { CATALOGUE } from '../../language-models/catalogue.ts';
import { type Device, lookAtDevice } from '../../language-models/device.ts';
import { missingBytes, whyNot } from '../../language-models/fit.ts';
import type { LanguageModel } from '../../language-models/language-model.ts';
import { download } from '../../language-models/store/download.ts';
import { noRoom } from '../../language-models/store/errors.ts';
import { importFolder } from '../../language-models/store/import-folder.ts';
import {
  bytesHere,
  type KeptModel,
  keptModels,
  remove
} from '../../language-models/store/kept-models.ts';
import { listFiles } from '../../language-models/store/list-files.ts';
import type { ModelRow } from '../../ui/analysis/model-row.ts';
import { allowModelHosts } from '../../workers/service-worker-client.ts';
import { askToKeepStorage } from '../keep-storage.ts';
import { ownModels } from './own-models.ts';

/** What is under way with a model. */
interface Work {
  kind: 'download' | 'import';
  bytes: number;
  /** Null until its host has told. */
  total: number | null;
  abort: AbortController;
}

/** Time between two figures of progress, ms: bytes come many thousand times. */
const TOLD_MS = 200;

/** Counts bytes that come, and tells the page now and then. */
function counterOf(work: Work): (bytes: number) => void {
  let { bytes } = work;
  let told = -Infinity;
  return (more) => {
    bytes += more;
    if (performance.now() - told < TOLD_MS) return;
    told = performance.now();
    work.bytes = bytes;
  };
}

const totalOf = (files: KeptModel['files']) =>
  files.reduce((sum, { size }) => sum + (size ?? 0), 0);

/** The language models: which this device can run, which are on it, and how they come and go. */
export class LanguageModels {
  device: Device | null = $state.raw(null);
  /** True once it is known what is here. */
  ready = $state(false);
  #offered: LanguageModel[] = $state.raw([...CATALOGUE]);
  #kept: (KeptModel & { bytes: number })[] = $state.raw([]);
  #work: Record<string, Work | undefined> = $state({});
  #errors: Record<string, ErrorReport | null> = $state({});

  /** Models that are here as a whole, ready to be used. */
  readonly here: LanguageModel[] = $derived(
    this.#kept.filter(({ complete }) => complete).map(({ model }) => model)
  );

  readonly rows: ModelRow[] = $derived.by(() => {
    const kept = this.#kept.map(({ model }) => model);
    const others = this.#offered.filter(({ id }) => !kept.some((model) => model.id === id));
    return [...kept, ...others].map((model) => this.#rowOf(model));
  });

  /** @param root URL of the site's root, with the final slash */
  constructor(readonly root: string) {}

  /** Looks at the device, and at what is on it. */
  async look(): Promise<void> {
    const [device, own] = await Promise.all([lookAtDevice(), ownModels(this.root)]);
    this.device = device;
    const others = CATALOGUE.filter(({ id }) => !own.some((model) => model.id === id));
    this.#offered = [...own, ...others];
    await this.#refresh();
    this.ready = true;
  }

  /** Brings a model here, or goes on with it; its host is asked for nothing before. */
  download(id: string): Promise<void> {
    return this.#run(id, 'download', async (model, work) => {
      // On a site of one's own nobody else is asked.
      if (model.repository !== null) await allowModelHosts(true);
      const files = await listFiles(model, work.abort.signal);
      const known = this.#kept.find((kept) => kept.model.id === id);
      work.bytes = known?.bytes ?? 0;
      work.total = totalOf(files);
      askToKeepStorage();
      const { freeBytes } = await lookAtDevice();
      const missing = missingBytes(files, freeBytes === null ? null : freeBytes + work.bytes);
      if (missing > 0) throw noRoom(model, missing);
      await download(model, files, {
        signal: work.abort.signal,
        onBytes: counterOf(work)
      });
    });
  }

  /** Stops a download; what has arrived is kept. */
  pause(id: string): void {
    this.#work[id]?.abort.abort();
  }

  /** Takes a model from a picked folder. */
  importFolder(id: string, files: readonly File[]): Promise<void> {
    return this.#run(id, 'import', async (model, work) => {
      work.total = files.reduce((sum, { size }) => sum + size, 0);
      askToKeepStorage();
      await importFolder(model, files, counterOf(work));
    });
  }

  /** Deletes all of a model. */
  async remove(id: string): Promise<void> {
    const kept = this.#kept.find(({ model }) => model.id === id);
    if (kept) await remove(kept);
    this.#errors[id] = null;
    await this.#refresh();
  }

  async #run(
    id: string,
    kind: Work['kind'],
    task: (model: LanguageModel, work: Work) => Promise<void>
  ): Promise<void> {
    const model = this.rows.find((row) => row.model.id === id)?.model;
    if (model === undefined || this.#work[id]) return;
    this.#errors[id] = null;
    this.#work[id] = { kind, bytes: 0, total: null, abort: new AbortController() };
    try {
      await task(model, this.#work[id]);
      await keepProgram(model.engine);
    } catch (error) {
      if (!isAbort(error)) this.#errors[id] = reportError(error);
    } finally {
      this.#work[id] = undefined;
      if (Object.values(this.#work).every((work) => !work)) await allowModelHosts(false);
      await this.#refresh();
    }
  }

  async #refresh(): Promise<void> {
    // Browsers offer caches on https and localhost only; elsewhere nothing can be here.
    const kept = 'caches' in globalThis ? await keptModels() : [];
    const bytes = await Promise.all(kept.map(bytesHere));
    this.#kept = kept.map((one, i) => ({ ...one, bytes: bytes[i]! }));
    this.device = await lookAtDevice();
  }

  #rowOf(model: LanguageModel): ModelRow {
    const kept = this.#kept.find((one) => one.model.id === model.id);
    const work = this.#work[model.id];
    return {
      model,
      whyNot: this.device && whyNot(model, this.device),
      state: work ? work.kind : kept === undefined ? 'absent' : kept.complete ? 'here' : 'paused',
      bytes: work?.bytes ?? kept?.bytes ?? 0,
      total: work ? work.total : kept ? totalOf(kept.files) : null,
      error: this.#errors[model.id] ?? null
    };
  }
}
