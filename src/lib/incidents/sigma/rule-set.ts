import { BoundedMap } from '../../base/bounded-map.ts';
import { keyOf } from '../../detectors/log-line/normalise/normalise.ts';
import type { Severity } from '../../detectors/taxonomy.ts';
import type { LineAt } from '../evidence.ts';
import { countEvent, type RatedEvent, type Windows } from '../windows.ts';
import { LineFields, type RuleLine } from './fields.ts';
import { loadRules, type RuleFile } from './load.ts';
import type { CorrelationRule, LineRule, Rule, RuleHead } from './rule.ts';

/** A rule that some lines meet. */
export interface RuleMatch {
  rule: RuleHead;
  /** True when it is no ground for an incident by itself. */
  weak: boolean;
  /** The line, and for a correlation the lines before it that now count. */
  lines: RatedEvent[];
}

/** Levels that only support an incident: Sigma means them for context, not for alarms. */
export const WEAK_LEVELS: ReadonlySet<Severity> = new Set(['none', 'low']);

/** Requests remembered a generation. */
const KNOWN_REQUESTS = 20_000;
const NO_RULES: readonly LineRule[] = [];

/** Rules ready to be held against lines; files and problems are for the person who gave them. */
export class RuleSet {
  readonly #lineRules: readonly LineRule[];
  /** Correlations by what they refer to: a rule's id or name. */
  readonly #correlations = new Map<string, CorrelationRule[]>();
  /** Rules that speak through a correlation only. */
  readonly #silent = new Set<string>();
  /** Rules that web requests meet, where nothing else of the line had a say: most requests come again. */
  readonly #known = new BoundedMap<string, readonly LineRule[]>(KNOWN_REQUESTS);

  constructor(
    readonly rules: readonly Rule[],
    /** Sentences on rules that were left out. */
    readonly refused: readonly string[]
  ) {
    this.#lineRules = rules.filter((rule) => rule.kind === 'line');
    for (const rule of rules) {
      if (rule.kind !== 'correlation') continue;
      for (const reference of rule.rules) {
        this.#correlations.set(reference, [...(this.#correlations.get(reference) ?? []), rule]);
        if (!rule.generate) this.#silent.add(reference);
      }
    }
  }

  /** Rules of some files; of two with the same id the later one counts. */
  static of(files: readonly RuleFile[]): RuleSet {
    const loaded = files.map(loadRules);
    const byId = new Map(loaded.flatMap(({ rules }) => rules).map((rule) => [rule.id, rule]));
    const rules = [...byId.values()];
    const known = new Set(rules.flatMap(({ id, name }) => [id, ...(name === null ? [] : [name])]));
    const lost = (rule: Rule) =>
      rule.kind === 'correlation' ? rule.rules.find((one) => !known.has(one)) : undefined;
    return new RuleSet(
      rules.filter((rule) => lost(rule) === undefined),
      [
        ...loaded.flatMap(({ refused }) => refused),
        ...rules.flatMap((rule) => {
          const missing = lost(rule);
          if (missing === undefined) return [];
          return [
            `${rule.file}: a rule is left out because it uses the rule ${missing}, which is not there.`
          ];
        })
      ]
    );
  }

  /**
   * Rules that a line meets.
   * @param windows where correlations count; they are of the line's source
   * @param isKnown whether the line belongs to the incident of a phase anyway
   */
  match(
    line: RuleLine,
    windows: Windows,
    at: LineAt,
    isKnown: (phase: string) => boolean
  ): RuleMatch[] {
    const request = requestOf(line);
    const known = request === null ? undefined : this.#known.get(request);
    if (known === NO_RULES) return [];
    const fields = new LineFields(line);
    const matches: RuleMatch[] = [];
    for (const rule of known ?? this.#metBy(fields, request)) {
      if (!this.#isSilent(rule)) {
        matches.push(matchOf(rule, [{ ...at, item: null, known: isKnown(rule.phase) }]));
      }
      for (const correlation of this.#correlationsOf(rule)) {
        const group = correlation.groupBy.map((name) => fields.raw(name)[0] ?? '').join('\n');
        const key = `rule\n${correlation.id}\n${group}`;
        const event = { ...at, item: null, known: isKnown(correlation.phase) };
        const lines = countEvent(windows, key, correlation.rate, event);
        if (lines.length > 0) matches.push(matchOf(correlation, lines));
      }
    }
    return matches;
  }

  #metBy(fields: LineFields, request: string | null): readonly LineRule[] {
    const { line } = fields;
    const met = this.#lineRules.filter((rule) => rule.isFor(line) && rule.meets(fields));
    if (request !== null && !fields.beyondRequest) {
      this.#known.set(request, met.length === 0 ? NO_RULES : met);
    }
    return met;
  }

  #isSilent({ id, name }: LineRule): boolean {
    return this.#silent.has(id) || (name !== null && this.#silent.has(name));
  }

  #correlationsOf({ id, name }: LineRule): CorrelationRule[] {
    const byName = name === null ? [] : (this.#correlations.get(name) ?? []);
    return [...(this.#correlations.get(id) ?? []), ...byName];
  }
}

/** What decides which rules a web request meets, unless one asks for more; null for other lines. */
function requestOf({ parsed }: RuleLine): string | null {
  return parsed.web === null ? null : `${parsed.program ?? ''} ${keyOf(parsed)}`;
}

function matchOf(rule: RuleHead, lines: RatedEvent[]): RuleMatch {
  return { rule, weak: WEAK_LEVELS.has(rule.level), lines };
}
