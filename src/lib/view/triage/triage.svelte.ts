import { liveQuery, type Subscription } from 'dexie';
import { type ErrorReport, reportError } from '../../base/error.ts';
import type { Db, StoredTriage } from '../../db/schema.ts';
import { changeTriage, listTriage, type TriageChange, undoTriage } from '../../db/triage.ts';
import type { Incident } from '../../incidents/incident.ts';
import { ACTIVE_STATES, type TriageRecord, type TriageState } from '../../incidents/triage.ts';
import type { IncidentRow, TriageMessage } from '../../ui/incident-row.ts';
import { TRIAGE_WORDS as words } from '../../words/triage.ts';
import { toggled } from '../filter.ts';
import type { Incidents } from '../incidents.svelte.ts';
import { countStates, searchTest, triageRows } from './rows.ts';

/** What the list needs of the page around it. */
interface Surroundings {
  /** The incident whose lines alone are shown. */
  opened: () => Incident | null;
  /** Shows all lines again. */
  close: () => void;
  sourceName: (key: string) => string;
}

/** Incidents as a person works through them: which are shown, which is at hand, what was said of each. */
export class Triage {
  states: ReadonlySet<TriageState> = $state.raw(ACTIVE_STATES);
  search = $state('');
  /** What was done last; null before anything was. */
  message: TriageMessage | null = $state.raw(null);
  error: ErrorReport | null = $state.raw(null);
  /** False until what was said before is read: nothing may look new until then. */
  ready = $state(false);
  #records: StoredTriage[] = $state.raw([]);
  #cursorId: string | null = $state(null);
  #undo: { id: string; notes: boolean; change: TriageChange }[] = $state.raw([]);
  /** The last change, after which the next begins: keys are faster than the disk. */
  #last: Promise<void> = Promise.resolve();
  readonly #subscription: Subscription;

  /** All incidents, the most severe first. */
  readonly rows: IncidentRow[] = $derived.by(() => triageRows(this.incidents.list, this.#records));
  readonly counts = $derived(countStates(this.rows));

  /** Those that are shown: what is open stays until it is left. */
  readonly shown: IncidentRow[] = $derived.by(() => {
    const opened = this.page.opened()?.id;
    const found = searchTest(this.search, this.page.sourceName);
    return this.rows.filter(
      (row) => row.incident.id === opened || (this.states.has(row.state) && found(row))
    );
  });

  /** The row that keys act on; null until one was chosen. */
  readonly cursor: IncidentRow | null = $derived.by(() => {
    const id = this.incidents.byId(this.#cursorId)?.id;
    return this.shown.find(({ incident }) => incident.id === id) ?? null;
  });

  readonly canUndo = $derived(this.#undo.length > 0);

  constructor(
    readonly db: Db,
    readonly incidents: Pick<Incidents, 'list' | 'byId'>,
    readonly page: Surroundings
  ) {
    this.#subscription = liveQuery(() => listTriage(db)).subscribe({
      next: (records) => {
        this.#records = records;
        this.ready = true;
      },
      error: (error) => (this.error = reportError(error))
    });
  }

  /** Moves the cursor by some rows; onto the first row where there was none. */
  move(by: number): void {
    const place = this.cursor === null ? -1 : this.shown.indexOf(this.cursor);
    const target = place < 0 ? 0 : Math.max(0, Math.min(this.shown.length - 1, place + by));
    this.#cursorId = this.shown[target]?.incident.id ?? null;
  }

  /** Puts the cursor on an incident; one that is new becomes open where it is looked at. */
  look({ id }: Incident, into: boolean): void {
    this.#cursorId = id;
    if (into && this.#row(id)?.state === 'new') void this.#change(id, { state: 'open' });
  }

  /** Shows the incidents of a state as well, or no more. */
  toggleState(state: TriageState): void {
    this.states = toggled(this.states, state) ?? ACTIVE_STATES;
  }

  /** Gives an incident a state; the cursor goes on where the list no longer shows it. */
  setState(id: string, state: TriageState): void {
    if (this.#row(id)?.state === state) {
      this.message = { text: words.already(words.states[state]), about: null };
      return;
    }
    if (!this.states.has(state)) this.#leave(id);
    void this.#change(id, { state });
  }

  /** Keeps what a person noted of an incident. */
  setNotes(id: string, notes: string): void {
    const kept = notes.trim();
    if (this.#row(id)?.notes !== kept) void this.#change(id, { notes: kept });
  }

  /** Takes the last change back, and those before it when called again. */
  undo(): void {
    void this.#inTurn(async () => {
      const last = this.#undo.at(-1);
      if (last === undefined) {
        this.message = { text: words.nothingToUndo, about: null };
        return;
      }
      this.#undo = this.#undo.slice(0, -1);
      const undone = await undoTriage(this.db, last.change);
      if (undone) this.#cursorId = last.id;
      const text = undone ? words.undone : words.notUndone;
      this.message = { text, about: this.incidents.byId(last.id) };
    });
  }

  dispose(): void {
    this.#subscription.unsubscribe();
  }

  #row(id: string): IncidentRow | undefined {
    const incident = this.incidents.byId(id);
    return this.rows.find((row) => row.incident === incident);
  }

  #leave(id: string): void {
    const place = this.shown.findIndex(({ incident }) => incident.id === id);
    const next = this.shown[place + 1] ?? this.shown[place - 1];
    const cursor = this.cursor?.incident.id === id ? next?.incident.id : this.#cursorId;
    if (this.page.opened()?.id === id) this.page.close();
    this.#cursorId = cursor ?? null;
  }

  #change(id: string, change: Partial<Pick<TriageRecord, 'state' | 'notes'>>): Promise<void> {
    return this.#inTurn(async () => {
      const incident = this.incidents.byId(id);
      if (incident === null) return;
      const stored = await changeTriage(this.db, incident, change);
      this.#remember(id, stored, change.notes !== undefined);
      const text = change.state === undefined ? words.notesKept : words.said[change.state];
      this.message = { text, about: incident };
    });
  }

  /** Notes that are typed on and on are one change. */
  #remember(id: string, change: TriageChange, notes: boolean): void {
    const last = this.#undo.at(-1);
    const goesOn =
      notes &&
      last?.notes === true &&
      change.before.every((row) => row.id === last.change.after.id);
    this.#undo = goesOn
      ? [
          ...this.#undo.slice(0, -1),
          { id, notes, change: { ...change, before: last.change.before } }
        ]
      : [...this.#undo, { id, notes, change }];
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(work).then(
      () => void (this.error = null),
      (error) => void (this.error = reportError(error))
    );
    return this.#last;
  }
}
