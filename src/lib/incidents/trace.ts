import type { Verdict } from '../detectors/detector.ts';
import { BENIGN, TAXONOMY } from '../detectors/taxonomy.ts';
import type { ParsedLine } from '../formats/format.ts';
import { type Askers, attributeAnswers } from './answers.ts';
import { attributeRecords, type AuditEvent, noEvent } from './audit-events.ts';
import { BURSTS, GUESSED_LOGIN, FAILED_LOGINS } from './bursts.ts';
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

/** Where something last happened on a host that session lines follow. */
interface Cause {
  at: number;
  key: Pick<Episode, 'actor' | 'phase' | 'timed' | 'weak'>;
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
  /** By host. */
  causes: Map<string, Cause>;
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
    clock: null,
    dropped: 0
  };
}

/**
 * Time after a login or a change of user in which the session lines that follow are its consequence, ms;
 * they come within one second, and a loaded machine may need some more.
 */
const CONSEQUENCE_MS = 5_000;
/** Hosts remembered; a central log has some hundreds. */
const MAX_HOSTS = 1_000;

/** Facts that session lines follow. */
const CAUSES: ReadonlySet<Fact['kind']> = new Set(['login', 'su', 'sudo']);

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
}

function joinVerdict(line: LineTrace, { classId, confidence, unsure }: Verdict): void {
  const detected = classId !== BENIGN;
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

function joinBursts(line: LineTrace, fact: Fact): void {
  const { trace, actor } = line;
  for (const { name, phase, weak, rate, eventOf } of BURSTS) {
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
  }
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

function joinSession(line: LineTrace, host: string): void {
  const cause = line.trace.causes.get(host);
  const passed = cause === undefined ? Infinity : line.line.at - cause.at;
  if (cause === undefined || passed < 0 || passed > CONSEQUENCE_MS) return;
  const episode = episodeAt(line.trace.episodes, cause.key, line.line);
  episode.lines++;
  line.wanted = addOther(episode, { ...line.line, member: 'context' });
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

function addLine(trace: Trace, lines: JudgedLines, row: number, rules: RuleSet): boolean {
  const parsed = lines.parsed[row]!;
  const verdict = lines.verdicts[row]!;
  trace.clock = parsed.time ?? trace.clock;
  const timed = trace.clock !== null;
  const number = lines.firstLine + row;
  const at = trace.clock ?? number * LINE_MS;
  const fact = factOf(parsed);
  const detected = verdict.classId !== BENIGN;
  const host = parsed.host ?? '';
  const line = new LineTrace(trace, { line: number, at }, parsed.actor ?? '', timed, detected);

  joinVerdict(line, verdict);
  const matches = rules.match(
    { parsed, text: lines.texts[row]!, fact },
    trace.windows,
    { line: number, at },
    (phase) => line.isIn(phase)
  );
  for (const { rule, weak, lines: matched } of matches) {
    const { id, title, level, description } = rule;
    trace.rules.set(id, { title, level, description });
    const ground: Ground = { kind: 'rule', name: id, confidence: 1, detail: null };
    for (const one of matched) {
      if (one.line === number) line.join(rule.phase, weak, ground, 'signal');
      else joinEarlier(line, rule.phase, weak, ground, one);
    }
  }
  if (fact !== null) {
    joinBursts(line, fact);
    joinGuessedLogin(line, fact);
    noteEntities(line, fact, host);
    if (fact.kind === 'session' && line.cause === null) joinSession(line, host);
    if (line.cause !== null && CAUSES.has(fact.kind)) {
      trace.causes.delete(host);
      if (trace.causes.size >= MAX_HOSTS) trace.causes.delete(trace.causes.keys().next().value!);
      trace.causes.set(host, { at, key: line.cause });
    }
  }
  return line.wanted;
}

/**
 * Takes lines into the trace of their source; they follow those taken before.
 * @returns rows of the lines that belong to an episode without being detections: their text is to be kept
 */
export function addLines(trace: Trace, lines: JudgedLines, rules: RuleSet): number[] {
  const wanted: number[] = [];
  for (let row = 0; row < lines.texts.length; row++) {
    if (addLine(trace, lines, row, rules)) wanted.push(row);
    // Between lines, and not between batches: their borders must not show in the result.
    if ((lines.firstLine + row) % PRUNE_EVERY === 0) trace.dropped += pruneEpisodes(trace.episodes);
  }
  return wanted;
}

/**
 * The same lines with the actors that only the lines before them tell; to be called once for each
 * batch, before {@link addLines}.
 */
export function withActors<L extends JudgedLines>(trace: Trace, lines: L): L {
  const answers = attributeAnswers(lines.parsed, trace.askers);
  return { ...lines, parsed: attributeRecords(answers, trace.auditEvent) };
}

/** Lines between two looks at the number of episodes. */
const PRUNE_EVERY = 1_000;
