import { LABELS } from '../../taxonomy.ts';
import { at, entries, list, number, numbers, text } from './read.ts';
import { type Projection, readProjection } from './projection.ts';

/** Figures of a class, or of a system's decisions for its lines, 0..1; `support` counts lines. */
export interface ClassFigures {
  precision: number;
  recall: number;
  f1: number;
  /** Share called any threat. */
  flagged: number;
  support: number;
}

/** Counted are lines, or each distinct text once: scanners repeat themselves. */
export type Counting = 'lines' | 'distinct';

/** Who decided: the model, one of its baselines, or the model with the lines around each line. */
export type System = 'model' | 'tfidf' | 'rules' | 'inContext';
export const SYSTEMS: readonly System[] = ['model', 'tfidf', 'rules', 'inContext'];

export interface FalseAlarms extends Record<Counting, number> {
  benignLines: number;
}

/** How often lines of a class (row) were called each class (column). */
export interface Confusion {
  classIds: number[];
  /** Lines, [truth][prediction], by position in `classIds`. */
  rows: number[][];
}

export interface SystemFigures {
  macroF1: Record<Counting, number> | null;
  threatsFlagged: Record<Counting, number> | null;
  perClass: Record<Counting, Map<number, ClassFigures>>;
  confusion: Confusion | null;
  /** Per 10,000 benign lines, by name of the set. */
  falseAlarms: Map<string, FalseAlarms>;
}

export type Comparison = Partial<Record<System, SystemFigures>>;

export interface DataSet {
  name: string;
  licence: string;
  what: string;
  lines: number;
  threatLines: number;
}

/** What became of lines that were made or taken elsewhere; shares of them, 0..1. */
export interface Found {
  name: string;
  lines: number;
  flagged: number;
  /** Share given the right class or group; null where the set has none. */
  right: number | null;
}

/** What a bundle's card.json says (ml/train/card.py, report.py, outside.py); parts that it lacks are empty. */
export interface ModelCard {
  date: string | null;
  limits: string[];
  sets: DataSet[];
  frequencies: { classId: number; lines: number; distinct: number }[];
  leaveTestbedsOut: Comparison;
  randomSplit: Comparison;
  /** Per class of the sample's testbed. */
  unseenTestbed: { benignLines: number; falseAlarms: number; found: Found[] } | null;
  /** Lines of a public data set, by technique. */
  validation: Found[];
  /** Attacks made elsewhere, by scenario. */
  outsideAttacks: Found[];
  projection: Projection | null;
}

/** Class id of a name of the taxonomy; null for another name. */
export function classIdOf(name: string): number | null {
  const id = LABELS.indexOf(name);
  return id < 0 ? null : id;
}

/**
 * Reads a card.
 * @param json parsed card.json; whatever it is, nothing throws
 */
export function readCard(json: unknown): ModelCard {
  return {
    date: text(at(json, 'date')),
    limits: list(text)(at(json, 'limits')),
    sets: entries(dataSet)(at(json, 'data', 'sets')).map(([name, set]) => ({ ...set, name })),
    frequencies: byClass(entries(numbers('lines', 'distinctTexts'))(at(json, 'classes'))).map(
      ([classId, { lines, distinctTexts }]) => ({ classId, lines, distinct: distinctTexts })
    ),
    leaveTestbedsOut: comparison(at(json, 'leaveTestbedsOut')),
    randomSplit: comparison(at(json, 'randomSplit')),
    unseenTestbed: unseenTestbed(at(json, 'unseenTestbed')),
    validation: found(at(json, 'validation')),
    outsideAttacks: found(at(json, 'outsideAttacks')),
    projection: readProjection(at(json, 'projection'))
  };
}

function dataSet(value: unknown): Omit<DataSet, 'name'> | null {
  const counts = numbers('lines', 'threatLines')(value);
  if (counts === null) return null;
  return {
    ...counts,
    licence: text(at(value, 'licence')) ?? '',
    what: text(at(value, 'what')) ?? ''
  };
}

function byClass<T>(named: [string, T][]): [number, T][] {
  return named.flatMap(([name, own]) => {
    const id = classIdOf(name);
    return id === null ? [] : [[id, own] as [number, T]];
  });
}

function comparison(value: unknown): Comparison {
  const systems = SYSTEMS.filter((system) => at(value, system) !== undefined);
  return Object.fromEntries(systems.map((system) => [system, systemFigures(at(value, system))]));
}

const counted = numbers('lines', 'distinct');
const classFigures = entries(numbers('precision', 'recall', 'f1', 'flagged', 'support'));

function systemFigures(value: unknown): SystemFigures {
  const perClass = (counting: Counting) =>
    new Map(byClass(classFigures(at(value, 'perClass', counting))));
  return {
    macroF1: counted(at(value, 'macroF1')),
    threatsFlagged: counted(at(value, 'threatsFlagged')),
    perClass: { lines: perClass('lines'), distinct: perClass('distinct') },
    confusion: confusion(at(value, 'confusion')),
    falseAlarms: new Map(
      entries(numbers('lines', 'distinct', 'benignLines'))(at(value, 'falseAlarmsPer10000'))
    )
  };
}

function confusion(value: unknown): Confusion | null {
  const classIds = list(text)(at(value, 'labels')).map(classIdOf);
  const rows = list(list(number))(at(value, 'rowsAreTruth'));
  const square =
    rows.length === classIds.length && rows.every((row) => row.length === classIds.length);
  if (rows.length === 0 || !square || classIds.includes(null)) return null;
  return { classIds: classIds as number[], rows };
}

function found(value: unknown): Found[] {
  const read = (own: unknown) => {
    const counts = numbers('lines', 'flagged')(own);
    return counts && { ...counts, right: number(at(own, 'right')) };
  };
  return entries(read)(value).map(([name, own]) => ({ ...own, name }));
}

function unseenTestbed(value: unknown): ModelCard['unseenTestbed'] {
  const counts = numbers('benignLines', 'falseAlarms')(value);
  return counts && { ...counts, found: found(at(value, 'perClass')) };
}
