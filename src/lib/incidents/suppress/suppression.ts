/** What is suppressed. */
export type Subject =
  /** Lines that read the same once addresses, times, names and the like are masked. */
  | {
      kind: 'text';
      /** Canonical text. */
      text: string;
      /** Version of the normaliser that made it. */
      normaliser: number;
    }
  /** All that an actor does, in every source. */
  | { kind: 'actor'; actor: string }
  /** Lines that a model places near a given one. */
  | {
      kind: 'similar';
      /** Canonical text of the line that was chosen; for people. */
      text: string;
      /** The model that placed it: another one's vectors do not compare. */
      bundle: string;
      /** Packed embedding of that line. */
      vector: Int8Array<ArrayBuffer>;
      /** Largest cosine distance (one less the cosine) of a line that is suppressed, 0..1. */
      distance: number;
    };

/** A person's "not a threat". Nothing that a log says makes, changes or ends one. */
export interface Suppression {
  subject: Subject;
  reason: string;
  /** Ms since the epoch. */
  createdAt: number;
  /** From this moment on it suppresses nothing; ms since the epoch, null for never. */
  expiresAt: number | null;
}

/** Whether a suppression holds at a moment, ms since the epoch. */
export function isActive({ expiresAt }: Pick<Suppression, 'expiresAt'>, now: number): boolean {
  return expiresAt === null || now < expiresAt;
}

/** The next moment at which one of some suppressions ends; null where none will. */
export function nextExpiry(suppressions: readonly Suppression[], now: number): number | null {
  const ends = suppressions
    .filter((one) => isActive(one, now))
    .flatMap(({ expiresAt }) => expiresAt ?? []);
  return ends.length === 0 ? null : Math.min(...ends);
}

/** Whether two subjects are the same, whatever was said of them. */
export function isSameSubject(a: Subject, b: Subject): boolean {
  if (a.kind === 'actor') return b.kind === 'actor' && a.actor === b.actor;
  if (a.kind === 'text') {
    return b.kind === 'text' && a.text === b.text && a.normaliser === b.normaliser;
  }
  return (
    b.kind === 'similar' &&
    a.text === b.text &&
    a.bundle === b.bundle &&
    a.distance === b.distance &&
    a.vector.join() === b.vector.join()
  );
}
