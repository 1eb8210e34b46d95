import { type ErrorReport, reportError } from '../../base/error.ts';
import { normalise, NORMALISER_VERSION } from '../../detectors/log-line/normalise/normalise.ts';
import { parseLines } from '../../db/text-keys.ts';
import type { Subject } from '../../incidents/suppress/suppression.ts';
import type { SuppressionPreview } from '../../ui/suppress/preview.ts';
import { EXPIRIES, type Expiry } from '../../ui/suppress/expiry.ts';
import type { Embedded } from '../../workers/protocol.ts';
import { Paced } from '../paced.ts';

/**
 * Distance at which similar lines are looked for first: in the bundled sample half of the pairs of one threat
 * class are nearer than 0.01 to 0.04, and 1 % of the pairs of two classes nearer than 0.12.
 */
const FIRST_DISTANCE = 0.02;

/** What a draft needs of the page around it. */
export interface DraftSurroundings {
  embed(texts: string[]): Promise<Embedded | null>;
  preview(subject: Subject): Promise<SuppressionPreview>;
  save(subject: Subject, reason: string, expiresAt: number | null): Promise<void>;
}

/** A suppression that the person is about to make, with what it would hide. */
export class SuppressionDraft {
  kind: Subject['kind'] = $state('text');
  /** Largest cosine distance of similar lines, 0..1. */
  distance = $state(FIRST_DISTANCE);
  reason = $state('');
  expiry: Expiry = $state('month');
  preview: SuppressionPreview | null = $state.raw(null);
  error: ErrorReport | null = $state.raw(null);
  saving = $state(false);
  /** Canonical text of the line; null where it begins with an actor alone. */
  readonly canonical: string | null;
  /** Where the model places the line; null until it said so, or where it cannot. */
  placed: { bundle: string; vector: Int8Array<ArrayBuffer> } | null = $state.raw(null);
  readonly #paced = new Paced(() => this.#look());

  /** What would be suppressed; null where that is not known yet. */
  readonly subject: Subject | null = $derived.by(() => this.#subject());

  /**
   * @param line as it stands in its log; null for none
   * @param actor empty for none
   */
  constructor(
    readonly line: string | null,
    readonly actor: string,
    readonly page: DraftSurroundings
  ) {
    this.canonical = line === null ? null : normalise(parseLines([line])[0]!);
    if (line === null) this.kind = 'actor';
    else void this.#place(line);
  }

  /** Looks anew what would be hidden. */
  look(): void {
    this.preview = null;
    this.#paced.request();
  }

  /** @returns whether it was kept */
  async save(): Promise<boolean> {
    const { subject } = this;
    const reason = this.reason.trim();
    if (subject === null || reason === '') return false;
    this.saving = true;
    try {
      const lasts = EXPIRIES[this.expiry].ms;
      await this.page.save(subject, reason, lasts === null ? null : Date.now() + lasts);
      return true;
    } catch (error) {
      this.error = reportError(error);
      return false;
    } finally {
      this.saving = false;
    }
  }

  #subject(): Subject | null {
    const { kind, canonical, actor, placed, distance } = this;
    if (kind === 'actor') return actor === '' ? null : { kind, actor };
    if (canonical === null) return null;
    if (kind === 'text') return { kind, text: canonical, normaliser: NORMALISER_VERSION };
    return placed && { kind, text: canonical, ...placed, distance };
  }

  async #place(line: string): Promise<void> {
    try {
      const embedded = await this.page.embed([line]);
      this.placed = embedded && { bundle: embedded.bundle, vector: embedded.vectors[0]! };
    } catch (error) {
      this.error = reportError(error);
    }
  }

  async #look(): Promise<void> {
    const { subject } = this;
    if (subject === null) return;
    try {
      const preview = await this.page.preview(subject);
      // Another one may have been chosen meanwhile.
      if (subject === this.subject) this.preview = preview;
    } catch (error) {
      this.error = reportError(error);
    }
  }
}
