import { isAbort } from '../base/abort.ts';
import { reportError } from '../base/error.ts';
import type { BackupSummary } from '../export/backup/format.ts';
import { checkBackup, restoreBackup } from '../export/backup/restore.ts';
import type { ExportKind, ExportMessage, WaitingBackup } from '../ui/export-kinds.ts';
import { formatCount } from '../ui/format.ts';
import { BACKUP_WORDS as backup, EXPORT_WORDS as words } from '../words/export.ts';
import { INCIDENT_WORDS } from '../words/incidents.ts';
import { SUPPRESS_WORDS } from '../words/suppress.ts';
import { FILE_MAKERS } from './export-files.ts';
import { filterWords } from './filter-words.ts';
import { fileName, saveFile } from './save-file.ts';
import type { Workbench } from './workbench.svelte.ts';
import { whileNobodyReads } from './writer-lock.ts';

/** Files of what is shown and stored, and the way back from a backup. */
export class Exports {
  /** What is under way, in words; null when nothing is. */
  busy: string | null = $state(null);
  /** True while a file is made, which can be given up; a restoration cannot. */
  saving = $state(false);
  message: ExportMessage | null = $state.raw(null);
  #waiting: { file: File; summary: BackupSummary } | null = $state.raw(null);
  #abort = new AbortController();

  /** What the shown lines are limited to, in words. */
  readonly filter = $derived.by(() => {
    const { filters, incident } = this.workbench;
    const source = filters.sourceId === null ? null : this.workbench.sourceName(filters.sourceId);
    const name = incident && INCIDENT_WORDS.name(incident.phase, incident.actor);
    const { suppressed } = this.workbench.lines;
    const leftOut =
      suppressed > 0 && !filters.suppressed
        ? SUPPRESS_WORDS.leftOut(formatCount(suppressed, 'suppressedLine'))
        : '';
    return filterWords(filters, source, name) + leftOut;
  });

  /** The checked backup that waits for a word. */
  readonly waiting: WaitingBackup | null = $derived.by(() => {
    if (this.#waiting === null) return null;
    const { file, summary } = this.#waiting;
    return { name: file.name, ...summary };
  });

  constructor(readonly workbench: Workbench) {}

  /** Makes a file and hands it to the browser's downloads. */
  async save(kind: ExportKind): Promise<void> {
    const { workbench, filter } = this;
    const { name, make } = FILE_MAKERS[kind];
    const { rows } = workbench.matches;
    const now = Date.now();
    const file = fileName(...name, now);
    this.saving = true;
    await this.#run(words.making(file), async (signal) => {
      const blob = await make(
        { db: workbench.db, workbench, rows, filter },
        now,
        signal,
        (lines) => {
          this.busy = words.makingLines(file, lines, formatCount(rows.length, 'line'));
        }
      );
      saveFile(blob, file);
      return words.saved(file);
    });
    this.saving = false;
  }

  /** Checks a backup; restores it where nothing is stored, else waits for a word. */
  async choose(file: File): Promise<void> {
    const { workbench } = this;
    this.#waiting = null;
    await this.#run(backup.checking(file.name), async () => {
      this.#waiting = { file, summary: await checkBackup(workbench.db, file) };
      return null;
    });
    if (this.#waiting && workbench.detections.sources.length === 0) await this.restore();
  }

  /** Puts the backup that waits in the place of all that is stored. */
  async restore(): Promise<void> {
    if (this.#waiting === null) return;
    const { workbench } = this;
    const { file, summary } = this.#waiting;
    this.#waiting = null;
    await this.#run(backup.restoring(file.name), async () => {
      await whileNobodyReads(() => restoreBackup(workbench.db, file));
      workbench.filters.reset();
      const sources = formatCount(summary.sources, 'source');
      const restored = backup.restored(sources, formatCount(summary.lines, 'line'), file.name);
      return summary.bundle ? `${restored} ${backup.reload}` : restored;
    });
  }

  /** Leaves what is stored as it is. */
  forget(): void {
    this.#waiting = null;
  }

  /** Gives up the file that is being made. */
  cancel(): void {
    this.#abort.abort();
  }

  async #run(what: string, task: (signal: AbortSignal) => Promise<string | null>): Promise<void> {
    this.busy = what;
    this.message = null;
    this.#abort = new AbortController();
    try {
      const done = await task(this.#abort.signal);
      if (done !== null) this.message = { kind: 'info', what: done, next: '' };
    } catch (error) {
      if (!isAbort(error)) this.message = { kind: 'error', ...reportError(error) };
    } finally {
      this.busy = null;
    }
  }
}
