import type { TacticName } from '../../detectors/tactics.ts';

/** One thing to do. Text and commands may hold placeholders (`placeholders.ts`). */
export interface Step {
  text: string;
  /** Commands for a shell on Linux, each on one line, to be run as root unless the text says otherwise. */
  run?: readonly string[];
}

/**
 * Where the work stands by NIST SP 800-61: `analysis` where it is still open whether harm was done,
 * `containment` where a true finding means that somebody is inside.
 */
export type NistPhase = 'analysis' | 'containment';

/** What to do about one kind of incident, for somebody who has ten minutes. */
export interface Playbook {
  /** Name of its threat class, or a name of its own where no class fits. */
  name: string;
  /** The same for playbooks that differ only in which log told; one of them is enough. */
  family: string;
  title: string;
  what: string;
  /** Why such a line is flagged. */
  why: string;
  check: readonly Step[];
  /** Files and folders to look at. */
  files: readonly string[];
  contain: readonly Step[];
  eradicate: readonly Step[];
  /** Signs by which a false alarm is told. */
  falseAlarm: readonly string[];
  /** ATT&CK technique; null where only the incident's own phase is known. */
  attack: {
    id: string;
    technique: string;
    tactic: TacticName;
    /** Where ATT&CK itself files the technique under other tactics than the one seen here. */
    note?: string;
  } | null;
  nist: NistPhase;
}
