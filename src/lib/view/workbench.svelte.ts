import { BENIGN } from '../detectors/taxonomy.ts';
import { classOfByte, isUnsureByte } from '../db/class-byte.ts';
import { keepHandle } from '../db/handles.ts';
import { openDb } from '../db/schema.ts';
import { removeSource } from '../db/sources.ts';
import { addSuppressions } from '../db/suppressions.ts';
import type { Incident } from '../incidents/incident.ts';
import type { DetectionRow } from '../ui/source-row.ts';
import type { PipelineClient } from '../workers/pipeline-client.ts';
import { OpenDetail } from './detail.svelte.ts';
import { Detections } from './detections.svelte.ts';
import { Excerpts } from './excerpts.svelte.ts';
import { filterRows } from './filter.ts';
import { Filters } from './filters.svelte.ts';
import { IncidentLines } from './incident-lines.svelte.ts';
import { scopeOf } from './incident-scope.ts';
import { IncidentTexts } from './incident-texts.svelte.ts';
import { Incidents } from './incidents.svelte.ts';
import { Intake, type Job } from './intake.svelte.ts';
import { askToKeepStorage } from './keep-storage.ts';
import { Originals } from './lines/originals.svelte.ts';
import { Overview } from './overview.svelte.ts';
import { isRuleFile, Rules } from './rules.svelte.ts';
import { fetchSample } from './sample.ts';
import { sourceRows } from './source-rows.ts';
import { SuppressionDraft } from './suppress/draft.svelte.ts';
import { type Matcher, rowTest, unionOf } from './suppress/matcher.ts';
import { matcherOf } from './suppress/matcher-of.ts';
import { textsNear } from './suppress/near-texts.ts';
import { previewOf } from './suppress/preview.ts';
import { RowMarks } from './suppress/row-marks.ts';
import { Suppressions } from './suppress/suppressions.svelte.ts';
import { withdrawnBy } from './suppress/withdrawn.ts';
import { Teaching } from './teach/teaching.svelte.ts';
import { Triage } from './triage/triage.svelte.ts';
import { rememberedHandle } from './watch/file-handles.ts';
import { writerElsewhere } from './writer-lock.ts';

/** State of the page: what is stored, what comes in, what is shown of it. */
export class Workbench {
  readonly db = openDb();
  readonly detections = new Detections(this.db);
  readonly suppressions = new Suppressions(this.db);
  readonly teaching: Teaching;
  readonly #marks = new RowMarks(this.detections.columns);
  /** The suppression that the person is about to make. */
  suppressing: SuppressionDraft | null = $state.raw(null);
  readonly incidents = new Incidents(this.db, () => this.#withdrawnBy(this.suppressions.matcher));
  readonly rules = new Rules(this.db);
  readonly filters = new Filters();
  readonly excerpts = new Excerpts(this.db, this.detections.columns);
  readonly detail = new OpenDetail(this.db, this.detections.columns);
  readonly incidentLines = new IncidentLines(this.db, (key) => this.sourceByKey(key));
  readonly incidentTexts = new IncidentTexts(this.db, (key) => this.sourceByKey(key));
  readonly triage = new Triage(this.db, this.incidents, {
    opened: () => this.incident,
    close: () => this.incident && this.toggleIncident(this.incident),
    sourceName: (key) => this.sourceNameByKey(key)
  });
  /** Files whose text can be read. */
  readonly originals = new Originals(this.db);
  readonly intake: Intake;
  #elsewhere = $state(false);
  #sampleLoading = $state(false);
  readonly #root: string;

  /** The incident whose lines alone are shown. */
  readonly incident = $derived.by(() => this.incidents.byId(this.filters.incidentId));

  /** What suppressions and examples change; once this is read, the rows are as they say. */
  readonly tally = $derived.by(() => {
    void this.detections.version;
    const word = { matcher: this.suppressions.matcher, taught: this.teaching.taught };
    return this.#marks.update(word, this.detections.epoch);
  });

  /** Detections, and unsure lines if wanted, that meet the filters, in the chosen order. */
  readonly matches = $derived.by(() => {
    void this.detections.version;
    void this.tally;
    const { sort, descending } = this.filters;
    const order = this.detections.orderBy(sort);
    const scope = this.incident && scopeOf(this.incident, (key) => this.sourceByKey(key)?.id);
    return filterRows(this.detections.columns, order, descending, this.filters, scope);
  });

  /** What they amount to. */
  readonly overview = new Overview(this.detections, this.filters, () => this.matches);

  readonly sources = $derived.by(() =>
    sourceRows(this.detections.sources, this.intake.jobs, this.#elsewhere).map((row) => ({
      ...row,
      detections: row.detections + (this.tally.bySource.get(row.id ?? 0) ?? 0)
    }))
  );

  /** Lines of all sources: all that were judged, and what they were found to be, or suppressed. */
  readonly lines = $derived.by(() => {
    let judged = 0;
    let benign = 0;
    let unsure = 0;
    for (const source of this.detections.sources) {
      judged += source.lines;
      benign += source.counts[BENIGN] ?? 0;
      unsure += source.unsure;
    }
    const { tally } = this;
    return {
      judged,
      benign: benign - unsure + tally.benign,
      unsure: unsure + tally.unsure,
      detections: judged - benign + tally.detections,
      suppressed: tally.suppressed,
      taught: tally.taught,
      hidden: tally.suppressed + tally.taughtBenign
    };
  });

  /** @param root address of the site's root, with the final slash */
  constructor(client: PipelineClient, root: string) {
    this.#root = root;
    this.teaching = new Teaching(this.db, (texts) => client.embed(texts));
    this.intake = new Intake(
      client,
      this.originals,
      (sourceId) => (this.filters.sourceId = sourceId)
    );
    $effect.root(() => {
      $effect(() => {
        void this.detections.sources;
        void writerElsewhere(this.intake.jobs.length > 0).then((is) => (this.#elsewhere = is));
      });
      $effect(() => {
        void this.detections.version;
        this.suppressions.extend();
        this.teaching.extend();
      });
      $effect(() => {
        // They are made of traces, which know nothing of suppressions.
        void this.tally;
        this.incidents.refresh();
      });
      $effect(() => void this.incidentLines.show(this.incident));
      $effect(() => void this.incidentTexts.show(this.incident));
      $effect(() => {
        // Its row was renumbered when a source went.
        if (this.detections.epoch > 0) this.detail.close();
      });
    });
  }

  get sampleLoading(): boolean {
    return this.#sampleLoading;
  }

  /** Queues log files and keeps rule files; asks the browser to keep what is found in them. */
  addFiles(files: readonly File[]): void {
    if (files.length === 0) return;
    askToKeepStorage();
    const rules = files.filter(isRuleFile);
    if (rules.length > 0) void this.intake.addRules(rules);
    const jobs = this.intake.add(files.filter((file) => !isRuleFile(file)));
    for (const job of jobs) void this.#keepHandle(job);
  }

  /** Keeps the handle of the job's file with the source that it became. */
  async #keepHandle({ file, scan }: Job): Promise<void> {
    const handle = rememberedHandle(file);
    const sourceId = (await scan?.outcome)?.sourceId ?? null;
    if (handle !== undefined && sourceId !== null) await keepHandle(this.db, sourceId, handle);
  }

  /**
   * Opens the choice of what to suppress.
   * @param line as it stands in its log; null to suppress an actor
   */
  suppress(line: string | null, actor: string): void {
    const { db, detections, intake } = this;
    this.suppressing = new SuppressionDraft(line, actor, {
      embed: (texts) => intake.client.embed(texts),
      preview: async (subject) => {
        const near = subject.kind === 'similar' ? await textsNear(db, subject) : undefined;
        const matcher = matcherOf(subject, near);
        const all = unionOf([this.suppressions.matcher, matcher]);
        return previewOf(db, detections.columns, matcher, () =>
          this.incidents.lostBy(this.#withdrawnBy(all))
        );
      },
      save: async (subject, reason, expiresAt) => {
        const createdAt = Date.now();
        await addSuppressions(db, [{ subject, reason, createdAt, expiresAt }], createdAt);
      }
    });
  }

  /** Why a row is suppressed; empty where it is not. */
  suppressionsOf(row: number): string[] {
    const { columns } = this.detections;
    return this.suppressions
      .holding((matcher) => rowTest(columns, matcher)(row))
      .map(({ reason }) => reason);
  }

  /** What the model said of a row whose verdict examples changed; null for all others. */
  saidOf(row: number): { classId: number; unsure: boolean } | null {
    const { said, classes, unsure } = this.detections.columns;
    const byModel = { classId: classOfByte(said[row]!), unsure: isUnsureByte(said[row]!) };
    const same = byModel.classId === classes[row] && byModel.unsure === (unsure[row] === 1);
    return same ? null : byModel;
  }

  #withdrawnBy(matcher: Matcher) {
    return withdrawnBy(this.detections.columns, matcher, this.detections.sources);
  }

  /** Shows one incident alone over its span, or all again when it was shown alone already. */
  toggleIncident(incident: Incident): void {
    const { filters } = this;
    const { id, first, last } = incident;
    const shown = this.incident?.id === id;
    this.triage.look(incident, !shown);
    filters.incidentId = shown ? null : id;
    // A range leaves out its end.
    filters.range =
      shown || first === null || last === null ? null : { from: first, to: last + 1_000 };
  }

  /** Queues the sample that comes with the page. */
  async addSample(): Promise<void> {
    this.#sampleLoading = true;
    try {
      this.addFiles(await fetchSample(`${this.#root}sample`));
    } catch (error) {
      this.intake.fail(error);
    } finally {
      this.#sampleLoading = false;
    }
  }

  /** Removes a source with everything found in it; a scan of it is stopped first. */
  async remove(sourceId: number): Promise<void> {
    const job = this.intake.jobs.find(({ progress }) => progress?.sourceId === sourceId);
    job?.cancel();
    await job?.scan?.outcome;
    if (this.filters.sourceId === sourceId) this.filters.sourceId = null;
    await removeSource(this.db, sourceId);
  }

  /** What the table shows of a row. */
  rowOf(row: number): DetectionRow {
    const { columns } = this.detections;
    return {
      source: this.sourceName(columns.sourceIds[row]!),
      line: columns.lines[row]!,
      time: columns.times[row]!,
      classId: columns.classes[row]!,
      unsure: columns.unsure[row] === 1,
      byContext: columns.isByContext(row),
      confidence: columns.confidences[row]!,
      actor: columns.actorOf(row),
      text: this.excerpts.textOf(row)
    };
  }

  /** Name of the source that incidents know under a key. */
  sourceNameByKey(key: string): string {
    return this.sourceByKey(key)?.name ?? '';
  }

  /** The source that incidents know under a key. */
  sourceByKey(key: string) {
    return this.detections.sources.find(({ fingerprint }) => fingerprint === key);
  }

  sourceName(sourceId: number): string {
    return this.detections.sources.find(({ id }) => id === sourceId)?.name ?? '';
  }

  formatOf(sourceId: number): string | null {
    return this.detections.sources.find(({ id }) => id === sourceId)?.format ?? null;
  }
}
