import { InsytError } from '../base/error.ts';
import { dropBundle, keepBundle, keptBundle } from '../db/bundle-files.ts';
import type { BundleFile, Db } from '../db/schema.ts';
import type { ReadFile } from '../detectors/log-line/bundle.ts';
import type { LogLineDetector } from '../detectors/log-line/detector.ts';
import { ABOUT_FILES } from '../detectors/log-line/manifest.ts';
import { type Runtimes, type Started, startDetector } from './backend.ts';
import { readPicked } from './picked-bundle.ts';
import type { LoadProgress, ModelInfo } from './protocol.ts';

interface Running extends Started {
  imported: boolean;
}

/** What differs between a browser and a test; `root` is the URL of the site's root, with the final slash. */
export interface Surroundings {
  runtimes(root: string): Promise<Runtimes>;
  /** Reads the bundle that comes with the page. */
  builtIn(root: string, onProgress: (progress: LoadProgress) => void): ReadFile;
}

/** The detector that judges: from the bundle that the person imported, else from the built-in one. */
export class ModelInUse {
  /** One load for all who ask; forgotten when it fails, so that the next call tries again. */
  #running: Promise<Running> | null = null;

  constructor(
    readonly db: Db,
    readonly surroundings: Surroundings
  ) {}

  /** @throws InsytError `not-loaded` before `load` */
  async detector(): Promise<LogLineDetector> {
    if (!this.#running) {
      throw new InsytError('not-loaded', 'The model is not loaded.', 'Load it before scanning.');
    }
    return (await this.#running).detector;
  }

  /**
   * Loads the model unless it is loaded.
   * @throws InsytError when it is refused or does not arrive
   */
  async load(root: string, onProgress: (progress: LoadProgress) => void): Promise<ModelInfo> {
    this.#running ??= this.#startKept(root, onProgress);
    try {
      return infoOf(await this.#running);
    } catch (error) {
      this.#running = null;
      throw error;
    }
  }

  /**
   * Checks a bundle, keeps it, and uses it from now on. Call it between scans.
   * @param files of a picked folder
   * @throws InsytError when it is refused or cannot be stored: what was in use stays so
   */
  async importBundle(root: string, files: readonly File[]): Promise<ModelInfo> {
    const picked = readPicked(files);
    const taken = new Map<string, BundleFile>();
    const read: ReadFile = async (name, bytes) => {
      const content = await picked(name, bytes);
      taken.set(name, { name, content });
      return content;
    };
    const running = await this.#start(root, read, true);
    try {
      // Read, and so kept, as far as they are there.
      for (const name of ABOUT_FILES) await running.detector.about(name);
    } catch (error) {
      await running.detector.dispose();
      throw error;
    }
    try {
      await keepBundle(this.db, [...taken.values()]);
    } catch (error) {
      await running.detector.dispose();
      throw new InsytError(
        'bundle-not-stored',
        'The model bundle could not be stored in this browser.',
        'Free some disk space, or remove sources that are no longer needed, and import it again.',
        error
      );
    }
    return this.#replace(running);
  }

  /**
   * Uses the built-in bundle from now on and removes the imported one. Call it between scans.
   * @throws InsytError when it is refused or does not arrive: what was in use stays so
   */
  async useBuiltIn(root: string, onProgress: (progress: LoadProgress) => void): Promise<ModelInfo> {
    const read = this.surroundings.builtIn(root, onProgress);
    const running = await this.#start(root, read, false);
    await dropBundle(this.db);
    return this.#replace(running);
  }

  async #startKept(root: string, onProgress: (progress: LoadProgress) => void): Promise<Running> {
    const kept = await keptBundle(this.db);
    const read = kept ?? this.surroundings.builtIn(root, onProgress);
    return this.#start(root, read, kept !== null);
  }

  async #start(root: string, read: ReadFile, imported: boolean): Promise<Running> {
    const started = await startDetector(read, await this.surroundings.runtimes(root));
    return { ...started, imported };
  }

  async #replace(running: Running): Promise<ModelInfo> {
    const before = await this.#running?.catch(() => null);
    this.#running = Promise.resolve(running);
    await before?.detector.dispose();
    return infoOf(running);
  }
}

function infoOf({ detector, imported, backend, backendNote }: Running): ModelInfo {
  const { manifest, threads, bundle, embeds } = detector;
  const { name, version, licence, input, learnt, stages, thresholds } = manifest;
  return {
    name,
    version,
    licence,
    imported,
    input,
    learnt,
    stages: stages.length,
    thresholds,
    threads,
    backend,
    backendNote,
    bundle,
    embeds
  };
}
