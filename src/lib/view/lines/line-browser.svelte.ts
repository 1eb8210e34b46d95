import { untrack } from 'svelte';
import type { LineCriteria } from '../../lines/criteria.ts';
import { lineBeside, placeOf } from '../../lines/hits.ts';
import type { SearchClient } from '../../workers/search/client.ts';
import type { Workbench } from '../workbench.svelte.ts';
import { detectionLines, worstClasses } from './detection-lines.ts';
import { LineRows } from './line-rows.svelte.ts';
import { LineSearch } from './line-search.svelte.ts';
import { OriginalText } from './original-text.svelte.ts';

/** Parts of a source in the strip beside its lines. */
const PARTS = 400;

/** Most lines copied at once. */
const MOST_COPIED = 10_000;

/** Errors after which the file given is of no use. */
const LOST: ReadonlySet<string> = new Set(['file-gone', 'file-changed']);

/** State of the page that shows a source line by line. */
export class LineBrowser {
  sourceId: number | null = $state(null);
  /** Line where the keyboard is, and that where the selection began; 1-based. */
  cursor = $state(1);
  anchor = $state(1);
  wrap = $state(false);
  /** True to show the lines found alone. */
  onlyFound = $state(false);
  readonly text: OriginalText;
  readonly search: LineSearch;
  readonly #workbench: Workbench;

  readonly source = $derived.by(
    () => this.#workbench.detections.sources.find(({ id }) => id === this.sourceId) ?? null
  );

  readonly #blob = $derived.by(() => {
    const { state } = this.text;
    return state.kind === 'ready' ? state.text : null;
  });

  /** Made anew for every source, and when its text has come. */
  readonly rows: LineRows | null = $derived.by(() => {
    if (this.sourceId === null) return null;
    return new LineRows(this.#workbench.db, this.sourceId, this.#blob);
  });

  readonly detections = $derived.by(() => {
    void this.#workbench.detections.version;
    return detectionLines(this.#workbench.detections.columns, this.sourceId ?? -1);
  });

  /** The most severe class in each part of the source. */
  readonly worst = $derived(worstClasses(this.detections, this.source?.lines ?? 0, PARTS));

  /** Rows in the list. */
  readonly count = $derived.by(() =>
    this.onlyFound ? this.search.lines.length : (this.source?.lines ?? 0)
  );

  readonly selection = $derived({
    from: Math.min(this.anchor, this.cursor),
    to: Math.max(this.anchor, this.cursor)
  });

  constructor(workbench: Workbench, client: SearchClient) {
    this.#workbench = workbench;
    this.text = new OriginalText(workbench.originals, client);
    this.search = new LineSearch(client);
    $effect(() => {
      const id = this.source?.id;
      if (id === undefined) return;
      void workbench.originals.has(id);
      untrack(() => this.#lookForText());
    });
    $effect(() => {
      const error = this.rows?.error;
      if (error && LOST.has(error.code)) untrack(() => this.text.lose(error));
    });
    $effect(() => {
      const { rows } = this;
      return () => rows?.dispose();
    });
  }

  /** Shows a source from a line on; unknown ones leave the first source there is. */
  open(sourceId: number | null, line: number): void {
    const { sources } = this.#workbench.detections;
    const source = sources.find(({ id }) => id === sourceId) ?? sources[0];
    if (!source) return;
    if (source.id !== this.sourceId) {
      this.sourceId = source.id;
      this.search.forget();
      this.onlyFound = false;
    }
    this.moveTo(line, false);
  }

  /** Shows the lines found alone, with the keyboard at one of them, or all lines again. */
  showFound(only: boolean): void {
    this.onlyFound = only;
    const { lines } = this.search;
    if (only) this.moveTo(lines[Math.min(placeOf(lines, this.cursor), lines.length - 1)]!, false);
  }

  lineAt(row: number): number {
    return this.onlyFound ? this.search.lines[row]! : row + 1;
  }

  /** The row of a line, or where it would stand among those shown. */
  rowAt(line: number): number {
    return this.onlyFound ? placeOf(this.search.lines, line) : line - 1;
  }

  /** @param extend true to select the lines from where the selection began */
  moveTo(line: number, extend: boolean): void {
    this.cursor = Math.max(1, Math.min(this.source?.lines ?? 1, line));
    if (!extend) this.anchor = this.cursor;
  }

  /** Moves to the next (`1`) or previous (`-1`) detection; false when there is none. */
  toDetection(step: 1 | -1): boolean {
    return this.#toOneOf(this.detections.lines, step);
  }

  /** Moves to the next (`1`) or previous (`-1`) line found; false when there is none. */
  toFound(step: 1 | -1): boolean {
    return this.#toOneOf(this.search.lines, step);
  }

  async find(criteria: LineCriteria): Promise<void> {
    const { source } = this;
    const { state } = this.text;
    if (!source) return;
    this.onlyFound = false;
    const request = {
      sourceId: source.id,
      text: state.kind === 'ready' ? state.text : null,
      format: source.format,
      reference: state.kind === 'ready' ? state.reference : source.addedAt,
      logZone: source.logZone ?? null,
      criteria
    };
    await this.search.run(request, (places) => this.rows?.learn(places));
  }

  async give(file: File): Promise<void> {
    if (this.source) await this.text.give(this.source, file);
  }

  /**
   * The selected lines among those shown, {@link MOST_COPIED} of them at most.
   * @returns their text, null where one of them is not stored; how many there are, and how many are selected
   */
  async selectedText(): Promise<{ text: string | null; lines: number; selected: number }> {
    const { from, to } = this.selection;
    const first = this.rowAt(from);
    const selected = this.rowAt(to + 1) - first;
    const lines = Array.from({ length: Math.min(selected, MOST_COPIED) }, (_, i) =>
      this.lineAt(first + i)
    );
    const texts = await this.rows!.textsOf(lines);
    const text = texts.includes(null) ? null : texts.join('\n');
    return { text, lines: lines.length, selected };
  }

  dispose(): void {
    this.search.stop();
    this.text.dispose();
    this.rows?.dispose();
  }

  #lookForText(): void {
    const source = this.source!;
    const { state, sourceId } = this.text;
    const given = this.#workbench.originals.has(source.id);
    if (sourceId === source.id && !(state.kind === 'missing' && given)) return;
    void this.text.show(source);
  }

  #toOneOf(lines: Uint32Array, step: 1 | -1): boolean {
    const line = lineBeside(lines, this.cursor, step);
    if (line === null) return false;
    this.moveTo(line, false);
    return true;
  }
}
