import { LABELS } from '../../taxonomy.ts';
import { at, entries, list, number } from './read.ts';

/** A place on the map of the classes, in the units of the projection. */
export interface Point {
  x: number;
  y: number;
}

/**
 * A map of the classes: the two directions in which the directions of the screen's embeddings vary most between
 * classes (PCA: ml/train/projection.py).
 */
export interface Projection {
  /** One number a dimension of the embedding. */
  mean: number[];
  /** Two directions, of the same size. */
  axes: [number[], number[]];
  /** Training texts of some classes. */
  points: { classId: number; at: Point[] }[];
}

/** Where a line lies on the map: axes . (v / |v| - mean). @param vector its embedding, of any length */
export function place({ mean, axes }: Projection, vector: ArrayLike<number>): Point {
  const length = Math.hypot(...Array.from(vector)) || 1;
  const along = (axis: readonly number[]) =>
    axis.reduce((sum, weight, i) => sum + weight * ((vector[i] ?? 0) / length - mean[i]!), 0);
  return { x: along(axes[0]), y: along(axes[1]) };
}

/** Reads the `projection` of a card; null where it is none of embeddings. */
export function readProjection(value: unknown): Projection | null {
  const mean = list(number)(at(value, 'mean'));
  const axes = list(list(number))(at(value, 'axes'));
  const whole = mean.length > 0 && axes.every(({ length }) => length === mean.length);
  if (at(value, 'of') !== 'embedding' || axes.length !== 2 || !whole) return null;
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
