import { LABELS, TAXONOMY } from '../../taxonomy.ts';
import { at, entries, list, number } from './read.ts';

/** A place on the map of the classes, in the units of the projection. */
export interface Point {
  x: number;
  y: number;
}

/**
 * A map of the classes: the two directions in which the logarithms of the model's class probabilities vary
 * most between classes (PCA: ml/train/projection.py).
 */
export interface Projection {
  /** By class id. */
  mean: number[];
  /** Two directions, each by class id. */
  axes: [number[], number[]];
  /** Training texts of some classes. */
  points: { classId: number; at: Point[] }[];
}

/** As in training: a probability of 0 has no logarithm. */
const LEAST = 1e-9;

/** Where a line lies on the map: axes . (log p - mean). @param probabilities 0..1, by class id */
export function place({ mean, axes }: Projection, probabilities: ArrayLike<number>): Point {
  const along = (axis: readonly number[]) =>
    axis.reduce(
      (sum, weight, id) =>
        sum + weight * (Math.log(Math.max(probabilities[id]!, LEAST)) - mean[id]!),
      0
    );
  return { x: along(axes[0]), y: along(axes[1]) };
}

/** Reads the `projection` of a card; null where it is not of the taxonomy's size. */
export function readProjection(value: unknown): Projection | null {
  const mean = list(number)(at(value, 'mean'));
  const axes = list(list(number))(at(value, 'axes'));
  const whole = [mean, ...axes].every(({ length }) => length === TAXONOMY.length);
  if (axes.length !== 2 || !whole) return null;
  const points = entries(list(point))(at(value, 'points')).map(([name, places]) => ({
    classId: LABELS.indexOf(name),
    at: places
  }));
  return {
    mean,
    axes: [axes[0]!, axes[1]!],
    points: points.filter(({ classId }) => classId >= 0)
  };
}

function point(value: unknown): Point | null {
  const [x, y] = list(number)(value);
  return x === undefined || y === undefined ? null : { x, y };
}
