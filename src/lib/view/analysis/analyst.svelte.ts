import { liveQuery } from 'dexie';
import { type StoredAnalysis, versionOf, type Rating } from '../../analysis/stored-analysis.ts';
import { PROMPT_VERSION } from '../../analysis/prompt/prompt.ts';
import { isAbort } from '../../base/abort.ts';
import { type ErrorReport, InsytError, reportError } from '../../base/error.ts';
import {
  addAnalysis,
  addToChat,
  listAnalyses,
  rateAnalysis,
  removeAnalysis
} from '../../db/analyses.ts';
import type { Db } from '../../db/schema.ts';
import type { Engine } from '../../engines/engine.ts';
import { engineOf } from '../../engines/engine-of.ts';
import { answerQuestion, explain } from '../../engines/write.ts';
import { markOf } from '../../incidents/identity.ts';
import type { Incident } from '../../incidents/incident.ts';
import type { LanguageModel } from '../../language-models/language-model.ts';
import { ENGINE_WORDS } from '../../words/analyst.ts';
import type { Writing } from '../../ui/analysis/writing.ts';
import type { SourceOf } from '../own-lines.ts';
import { promptInputOf } from './prompt-input.ts';

/** Something that a model is to write, or writes. */
interface Job extends Writing {
  abort: AbortController;
}

/**
 * Has language models explain incidents, one after the other. What they say is stored beside the
 * incidents, and reaches nothing else: no verdict, no severity, no state.
 */
export class Analyst {
  #jobs: Job[] = $state([]);
  #errors: Record<string, ErrorReport | null> = $state({});
  /** Analyses of the incident that is looked at, the latest first. */
  analyses: StoredAnalysis[] = $state.raw([]);
  #watched: string | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #loaded: { model: LanguageModel; engine: Engine } | null = null;

  /** @param root URL of the site's root, with the final slash */
  constructor(
    readonly db: Db,
    readonly root: string,
    readonly sourceOf: SourceOf
  ) {}

  /** Follows the analyses of an incident; @returns what ends it */
  watch(incident: Incident): () => void {
    if (this.#watched !== incident.id) this.analyses = [];
    this.#watched = incident.id;
    const subscription = liveQuery(() => listAnalyses(this.db, incident)).subscribe({
      next: (analyses) => (this.analyses = analyses),
      error: (error) => (this.#errors[incident.id] = reportError(error))
    });
    return () => subscription.unsubscribe();
  }

  /** What is written, or waits to be, about an incident. */
  writingOf({ id }: Incident): Writing | null {
    return this.#jobs.find(({ incidentId }) => incidentId === id) ?? null;
  }

  errorOf({ id }: Incident): ErrorReport | null {
    return this.#errors[id] ?? null;
  }

  /** The model's analysis of the incident as it is now, if it has made one. */
  cached(incident: Incident, model: LanguageModel): StoredAnalysis | null {
    const version = versionOf(incident);
    return (
      this.analyses.find(
        (one) =>
          one.version === version &&
          one.model === model.name &&
          one.promptVersion === PROMPT_VERSION &&
          one.note === null
      ) ?? null
    );
  }

  /** Has a model explain an incident, after what was asked before. */
  explain(incident: Incident, model: LanguageModel): Promise<void> {
    return this.#queue(incident, model, null, async (engine, job) => {
      const input = await promptInputOf(this.db, incident, this.sourceOf);
      const began = Date.now();
      const { answer, note } = await explain(engine, input, this.#optionsOf(job));
      const at = Date.now();
      await addAnalysis(this.db, {
        mark: markOf(incident),
        version: versionOf(incident),
        model: model.name,
        promptVersion: PROMPT_VERSION,
        ...{ at, ms: at - began, answer, note, rating: null, chat: [] }
      });
    });
  }

  /** Asks a model about an incident that was explained. */
  ask(
    incident: Incident,
    model: LanguageModel,
    { id, answer, chat }: StoredAnalysis,
    question: string
  ): Promise<void> {
    return this.#queue(incident, model, question, async (engine, job) => {
      const input = await promptInputOf(this.db, incident, this.sourceOf);
      const said = { summary: answer.summary, chat, question };
      const content = await answerQuestion(engine, input, said, this.#optionsOf(job));
      await addToChat(this.db, id, [
        { role: 'user', content: question },
        { role: 'assistant', content }
      ]);
    });
  }

  cancel({ id }: Incident): void {
    this.#jobs.find(({ incidentId }) => incidentId === id)?.abort.abort();
  }

  rate(id: number, rating: Rating | null): void {
    void rateAnalysis(this.db, id, rating);
  }

  remove(id: number): void {
    void removeAnalysis(this.db, id);
  }

  /** Gives back the memory of a model that goes, or of the one that is loaded. */
  async unload(modelId?: string): Promise<void> {
    if (modelId !== undefined && this.#loaded?.model.id !== modelId) return;
    await this.#loaded?.engine.unload();
    this.#loaded = null;
  }

  #optionsOf(job: Job) {
    job.stage = 'writing';
    return { signal: job.abort.signal, onText: (text: string) => void (job.text = text) };
  }

  async #queue(
    { id }: Incident,
    model: LanguageModel,
    question: string | null,
    task: (engine: Engine, job: Job) => Promise<void>
  ): Promise<void> {
    if (this.#jobs.some(({ incidentId }) => incidentId === id)) return;
    this.#errors[id] = null;
    this.#jobs.push({
      ...{ incidentId: id, model: model.name, question, stage: 'waiting', share: 0, text: '' },
      abort: new AbortController()
    });
    const job = this.#jobs.at(-1)!;
    const turn = this.#last.then(async () => {
      job.abort.signal.throwIfAborted();
      await task(await this.#engineOf(model, job), job);
    });
    this.#last = turn.catch(() => undefined);
    try {
      await turn;
    } catch (error) {
      if (!isAbort(error)) this.#errors[id] = reportError(error);
    } finally {
      this.#jobs = this.#jobs.filter(({ incidentId }) => incidentId !== id);
    }
  }

  /** The engine with the model loaded; one model is loaded at a time. */
  async #engineOf(model: LanguageModel, job: Job): Promise<Engine> {
    if (this.#loaded?.model.id !== model.id) {
      await this.unload();
      this.#loaded = { model, engine: engineOf(model, this.root) };
    }
    const { engine } = this.#loaded!;
    const why = await engine.available();
    if (why !== null) throw new InsytError('engine-unavailable', why, ENGINE_WORDS.otherModel);
    job.stage = 'loading';
    // Also where it is loaded: its worker may have died since.
    await engine.load((share) => void (job.share = share), job.abort.signal);
    return engine;
  }
}
