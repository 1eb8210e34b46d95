import type { Severity } from '../../detectors/taxonomy.ts';
import { PHASES } from '../phases.ts';
import type { Rate } from '../windows.ts';
import { detectionTest } from './detection.ts';
import { type SourceTest, sourceTest } from './logsource.ts';
import { isMap, UnsupportedRule, type YamlMap } from './unsupported.ts';
import type { Predicate } from './value.ts';

/** What all rules say of themselves. */
export interface RuleHead {
  /** The rule's own id, or its file and title where it has none. */
  id: string;
  /** What correlations refer to it by. */
  name: string | null;
  title: string;
  description: string;
  level: Severity;
  /** From its ATT&CK tags; else that of finding out about a target. */
  phase: string;
  file: string;
}

/** A rule that one line meets or not. */
export interface LineRule extends RuleHead {
  kind: 'line';
  isFor: SourceTest;
  meets: Predicate;
}

/** A rule on so many lines that meet other rules, within so long. */
export interface CorrelationRule extends RuleHead {
  kind: 'correlation';
  /** Ids or names of rules. */
  rules: string[];
  groupBy: string[];
  rate: Rate;
  /** True when the rules it refers to speak for themselves, too. */
  generate: boolean;
}

export type Rule = LineRule | CorrelationRule;

const LEVELS: Readonly<Record<string, Severity>> = {
  informational: 'low',
  low: 'low',
  medium: 'medium',
  high: 'high',
  critical: 'critical'
};

/** Most lines a correlation may ask for: their times are kept for each group. */
const MAX_EVENTS = 200;

const UNITS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000
};

function phaseOf(tags: unknown): string {
  const names = (Array.isArray(tags) ? tags : []).map((tag) =>
    String(tag)
      .toLowerCase()
      .replace(/^attack\./, '')
      .replace(/[_-]/g, ' ')
  );
  return PHASES.find((phase) => names.includes(phase.toLowerCase())) ?? 'Reconnaissance';
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function headOf(rule: YamlMap, file: string): RuleHead {
  const title = text(rule.title);
  if (title === '') throw new UnsupportedRule('no title');
  const level = rule.level === undefined ? 'medium' : text(rule.level).toLowerCase();
  const severity = Object.hasOwn(LEVELS, level) ? LEVELS[level] : undefined;
  if (severity === undefined) throw new UnsupportedRule(`the level "${level}"`);
  return {
    id: text(rule.id) || `${file}: ${title}`,
    name: text(rule.name) || null,
    title,
    description: text(rule.description).replace(/\s+/g, ' '),
    level: severity,
    phase: phaseOf(rule.tags),
    file
  };
}

function texts(value: unknown, what: string): string[] {
  const list: unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  if (!list.every((one) => typeof one === 'string'))
    throw new UnsupportedRule(`${what} that is no text`);
  return list;
}

function timespan(value: unknown): number {
  const match = /^(\d{1,6})([smhd])$/.exec(text(value));
  if (match === null) throw new UnsupportedRule(`the timespan "${String(value)}"`);
  return Number(match[1]) * UNITS[match[2]!]!;
}

function eventCount(condition: unknown): number {
  if (!isMap(condition)) throw new UnsupportedRule('a correlation without condition');
  const keys = Object.keys(condition);
  const [key = ''] = keys;
  if (keys.length !== 1 || !['gte', 'gt'].includes(key)) {
    throw new UnsupportedRule(`the correlation condition ${keys.join(' and ')}`);
  }
  const count = Number(condition[key]) + (key === 'gt' ? 1 : 0);
  if (!Number.isInteger(count) || count < 1 || count > MAX_EVENTS) {
    throw new UnsupportedRule(`a count that is not between 1 and ${MAX_EVENTS}`);
  }
  return count;
}

function correlationRule(rule: YamlMap, correlation: YamlMap, file: string): CorrelationRule {
  if (correlation.type !== 'event_count') {
    throw new UnsupportedRule(`the correlation type "${String(correlation.type)}"`);
  }
  return {
    kind: 'correlation',
    ...headOf(rule, file),
    rules: texts(correlation.rules, 'a rule of the correlation'),
    groupBy: texts(correlation['group-by'], 'a group').map((name) => name.toLowerCase()),
    rate: {
      events: eventCount(correlation.condition),
      withinMs: timespan(correlation.timespan),
      distinct: false
    },
    generate: correlation.generate === true || rule.generate === true
  };
}

/**
 * A rule from one YAML document.
 * @throws UnsupportedRule naming what is not read here
 */
export function ruleOf(document: unknown, file: string): Rule {
  if (!isMap(document)) throw new UnsupportedRule('no rule');
  if (isMap(document.correlation)) return correlationRule(document, document.correlation, file);
  return {
    kind: 'line',
    ...headOf(document, file),
    isFor: sourceTest(document.logsource),
    meets: detectionTest(document.detection)
  };
}
