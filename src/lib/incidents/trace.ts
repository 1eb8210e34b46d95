import type { Verdict } from '../detectors/detector.ts';
import { BENIGN, LABELS, TAXONOMY } from '../detectors/taxonomy.ts';
import type { ParsedLine } from '../formats/format.ts';
import { type Askers, attributeAnswers } from './answers.ts';
import { attributeRecords, type AuditEvent, noEvent } from './audit-events.ts';
import { BURSTS, GUESSED_LOGIN, FAILED_LOGINS } from './bursts.ts';
import { type Cause, type Causes, causeOf, noteCause } from './consequences.ts';
import { type Context, newContext, threatAround } from './context/context.ts';
import { type Around, chanceOf, DOUBT, drawn } from './context/threat.ts';
import { type Episodes, episodeAt, GAP_MS, pruneEpisodes } from './episodes.ts';
import {
  addEvidence,
  addOther,
  takeLine,
  type Episode,
  type Evidence,
  type LineAt,
  LINE_MS,
  type Membership
} from './evidence.ts';
import type { RuleWords } from './explain.ts';
import { type Fact, factOf } from './facts.ts';
import { type Entities, ENTITY_KINDS, noteEntity } from './first-seen.ts';
import { phaseOfClass } from './phases.ts';
import type { RuleSet } from './sigma/rule-set.ts';
import { countEvent, lastBurst, newWindows, type Windows } from './windows.ts';

/** Some consecutive lines of a source with their verdicts; arrays are of equal length. */
export interface JudgedLines {
  /** 1-based number of the first line. */
  firstLine: number;
  texts: readonly string[];
  parsed: readonly ParsedLine[];
  verdicts: readonly Verdict[];
}

/**
 * All that incidents need to know of one source: plain data of bounded size, stored with how far the
 * source was read. It depends on the source's lines alone, in whatever batches they came.
 */
export interface Trace {
  episodes: Episodes;
  entities: Entities;
  windows: Windows;
  askers: Askers;
  auditEvent: AuditEvent;
  /** Words of the rules that lines met, by id. */
  rules: Map<string, RuleWords>;
  causes: Causes;
  /** Missing in traces of versions that judged each line by itself. */
  context?: Context;
  /** Time of the last dated line: a line without one belongs to that moment. Null before the first. */
  clock: number | null;
  /** Episodes that were dropped because there were too many. */
  dropped: number;
}

/** A trace of nothing. */
export function newTrace(): Trace {
  return {
    episodes: new Map(),
    entities: { seen: new Map(), census: new Map() },
    windows: newWindows(),
    askers: new Map(),
    auditEvent: noEvent(),
    rules: new Map(),
    causes: new Map(),
    context: newContext(),
    clock: null,
    dropped: 0
  };
}

type Ground = Pick<Evidence, 'kind' | 'name' | 'confidence' | 'detail'>;

/** One line on its way into the trace. */
class LineTrace {
  /** Phases whose episodes count this line. */
  #joined: Map<string, { key: Cause['key']; episode: Episode }> | null = null;
  cause: Cause['key'] | null = null;
  /** True when the line belongs to an episode without being a detection: its text is wanted. */
  wanted = false;

  constructor(
    readonly trace: Trace,
    readonly line: LineAt,
    readonly actor: string,
    readonly timed: boolean,
    readonly detected: boolean
  ) {}

  /** Whether the line is counted in an episode of a phase. */
  isIn(phase: string): boolean {
    return this.#joined?.has(phase) === true;
  }

  join(phase: string, weak: boolean, ground: Ground, member: Membership): void {
    const { actor, timed, trace } = this;
    // Most lines join nothing: a map for each would be most of a scan's garbage.
    const phases = (this.#joined ??= new Map());
    const joined = phases.get(phase);
    const key = { actor, phase, timed, weak: weak && joined?.key.weak !== false };
    const episode = episodeAt(trace.episodes, key, this.line);
    addEvidence(episode, ground, this.line);
    this.cause ??= key;
    if (joined?.key.weak === key.weak) return;
    // What was doubtful has become sure.
    if (joined !== undefined) takeLine(joined.episode, this.line);
    phases.set(phase, { key, episode });
    episode.lines++;
    if (!this.detected) this.wanted = addOther(episode, { ...this.line, member }) || this.wanted;
  }

  /** Counts the line in the episode of lines that it follows, and for which it is no evidence. */
  follow(key: Cause['key']): void {
    const joined = this.#joined?.get(key.phase);
    if (joined?.key.weak === false) return;
    // What was doubtful has become sure.
    if (joined !== undefined) takeLine(joined.episode, this.line);
    const episode = episodeAt(this.trace.episodes, key, this.line);
    (this.#joined ??= new Map()).set(key.phase, { key, episode });
    episode.lines++;
    this.wanted = addOther(episode, { ...this.line, member: 'context' });
  }
}

function joinVerdict(line: LineTrace, { classId, confidence, unsure }: Verdict): void {
  const { detected } = line;
  const threat = detected ? classId : unsure;
  if (threat === null) return;
  const ground: Ground = {
    kind: detected ? 'model' : 'unsure',
    name: TAXONOMY[threat]!.name,
    confidence: detected ? confidence : 1 - confidence,
    detail: null
  };
  line.join(phaseOfClass(threat), !detected, ground, 'unsure');
}

/** @returns the class that a burst decides the line to be of; null where none does */
function joinBursts(line: LineTrace, fact: Fact): number | null {
  const { trace, actor } = line;
  let decided: number | null = null;
  for (const { name, phase, weak, rate, decides, eventOf } of BURSTS) {
    const event = eventOf(fact);
    if (event === null) continue;
    const key = burstKey(name, actor, event.group);
    const known = line.isIn(phase);
    const burst = countEvent(trace.windows, key, rate, { ...line.line, item: event.item, known });
    const ground: Ground = { kind: 'burst', name, confidence: 1, detail: event.group || null };
    for (const one of burst) {
      if (one.line === line.line.line) line.join(phase, weak, ground, 'signal');
      else joinEarlier(line, phase, weak, ground, one);
    }
    if (burst.length > 0 && decides !== null) decided ??= LABELS.indexOf(decides);
  }
  return decided;
}

function burstKey(name: string, actor: string, group: string): string {
  return `${name}\n${actor}\n${group}`;
}

/** A login of an actor whose guesses were many shortly before: one of them was right. */
function joinGuessedLogin(line: LineTrace, fact: Fact): void {
  if (fact.kind !== 'login') return;
  const { trace, actor } = line;
  const key = burstKey(FAILED_LOGINS.name, actor, fact.service);
  const failed = lastBurst(trace.windows, key, FAILED_LOGINS.rate);
  if (failed === null || Math.abs(line.line.at - failed) > GAP_MS) return;
  const { name, phase } = GUESSED_LOGIN;
  line.join(phase, false, { kind: 'burst', name, confidence: 1, detail: fact.user }, 'signal');
}

/** Takes a line from before the burst was one. */
function joinEarlier(
  { trace, actor, timed }: LineTrace,
  phase: string,
  weak: boolean,
  ground: Ground,
  { line, at, known }: LineAt & { known: boolean }
): void {
  const episode = episodeAt(trace.episodes, { actor, phase, timed, weak }, { line, at });
  addEvidence(episode, ground, { line, at });
  if (known) return;
  episode.lines++;
  addOther(episode, { line, at, member: 'signal' });
}

/** A line that belongs to a threat by the lines before it. */
function joinAround(line: LineTrace, { classId, actor, signal }: Around): void {
  const phase = phaseOfClass(classId);
  if (signal === null) line.follow({ actor, phase, timed: line.timed, weak: false });
  else
    line.join(phase, false, { kind: 'burst', name: signal, confidence: 1, detail: null }, 'signal');
}

function noteEntities(line: LineTrace, fact: Fact, host: string): void {
  for (const kind of ENTITY_KINDS) {
    const name = kind.entityOf(fact);
    if (name === null) continue;
    const { actor, timed } = line;
    const known = line.isIn(kind.phase);
    const entity = { ...line.line, host, timed, name, actor, known };
    const kept = noteEntity(line.trace.entities, kind, entity);
    if (kept && !line.detected) line.wanted = true;
  }
}

function addLine(trace: Trace, lines: JudgedLines, row: number, rules: RuleSet) {
  const parsed = lines.parsed[row]!;
  const said = lines.verdicts[row]!;
  trace.clock = parsed.time ?? trace.clock;
  const timed = trace.clock !== null;
  const number = lines.firstLine + row;
  const at = trace.clock ?? number * LINE_MS;
  const fact = factOf(parsed);
  const host = parsed.host ?? '';
  const actor = parsed.actor ?? '';
  const line = new LineTrace(trace, { line: number, at }, actor, timed, said.classId !== BENIGN);

  if (said.classId !== BENIGN || said.unsure !== null) joinVerdict(line, said);
  joinRules(line, lines.texts[row]!, parsed, fact, rules);
  const burst = fact === null ? null : joinBursts(line, fact);
  const isDecided = burst !== null && said.classId === BENIGN && chanceOf(said) >= DOUBT;
  const known = isDecided ? drawn(said, { classId: burst, confidence: 1 }) : said;
  const around = threatAround(
    (trace.context ??= newContext()),
    parsed,
    lines.texts[row]!,
    known,
    at
  );
  const cause = causeOf(trace.causes, host, fact, at);
  const threat = known.classId === BENIGN ? (around ?? cause?.session ?? null) : null;
  const verdict = threat === null ? known : drawn(said, threat);
  if (around !== null && threat === around) joinAround(line, around);
  if (fact !== null) {
    joinGuessedLogin(line, fact);
    noteEntities(line, fact, host);
    const isConsequence = line.cause === null || (threat !== null && threat === cause?.session);
    if (cause !== null && isConsequence) line.follow(cause.key);
    noteCause(trace.causes, host, fact, { at, key: line.cause, verdict });
  }
  return { verdict, wanted: line.wanted };
}

function joinRules(
  line: LineTrace,
  text: string,
  parsed: ParsedLine,
  fact: Fact | null,
  rules: RuleSet
): void {
  const { trace } = line;
  const isIn = (phase: string) => line.isIn(phase);
  for (const match of rules.match({ parsed, text, fact }, trace.windows, line.line, isIn)) {
    const { id, title, level, description, phase } = match.rule;
    trace.rules.set(id, { title, level, description });
    const ground: Ground = { kind: 'rule', name: id, confidence: 1, detail: null };
    for (const one of match.lines) {
      if (one.line === line.line.line) line.join(phase, match.weak, ground, 'signal');
      else joinEarlier(line, phase, match.weak, ground, one);
    }
  }
}

/**
 * Takes lines into the trace of their source; they follow those taken before.
 * @returns the lines with the actors and the verdicts that only the lines before them tell; and rows of the lines
 *   that belong to an episode without being detections of the model: their text is to be kept
 */
export function addLines<L extends JudgedLines>(
  trace: Trace,
  judged: L,
  rules: RuleSet
): { lines: L; wanted: number[] } {
  const answers = attributeAnswers(judged.parsed, trace.askers);
  const lines = { ...judged, parsed: attributeRecords(answers, trace.auditEvent) };
  const wanted: number[] = [];
  const verdicts = lines.verdicts.map((_, row) => {
    const added = addLine(trace, lines, row, rules);
    if (added.wanted) wanted.push(row);
    // Between lines, and not between batches: their borders must not show in the result.
    if ((lines.firstLine + row) % PRUNE_EVERY === 0) trace.dropped += pruneEpisodes(trace.episodes);
    return added.verdict;
  });
  return { lines: { ...lines, verdicts }, wanted };
}

/** Lines between two looks at the number of episodes. */
const PRUNE_EVERY = 1_000;
