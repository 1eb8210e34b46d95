import type { Point, Projection } from '$lib/detectors/log-line/card/projection.ts';

/** A line on the map. */
export interface PlacedLine extends Point {
  classId: number;
}

/** Lines of one class that share a place. */
export interface PlacedGroup extends PlacedLine {
  count: number;
}

/** From the units of the projection to pixels; y grows upwards. */
export interface MapView {
  x(value: number): number;
  y(value: number): number;
}

/** A view that shows all points, both directions in the same unit. */
export function viewOf(points: readonly Point[], width: number, height: number): MapView {
  const room = 14;
  const axis = (values: readonly number[]) => {
    const least = values.reduce((a, b) => Math.min(a, b), Infinity);
    const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
    return { middle: (least + most) / 2, span: Math.max(most - least, 1e-6) };
  };
  const x = axis(points.map((point) => point.x));
  const y = axis(points.map((point) => point.y));
  const unit = Math.min((width - 2 * room) / x.span, (height - 2 * room) / y.span);
  return {
    x: (value) => width / 2 + (value - x.middle) * unit,
    y: (value) => height / 2 - (value - y.middle) * unit
  };
}

/** Lines of one class whose places differ by less than `grain` count as one group. */
export function grouped(lines: readonly PlacedLine[], grain: number): PlacedGroup[] {
  const groups = new Map<string, PlacedGroup>();
  for (const line of lines) {
    const key = [line.classId, Math.round(line.x / grain), Math.round(line.y / grain)].join();
    const group = groups.get(key);
    if (group) group.count++;
    else groups.set(key, { ...line, count: 1 });
  }
  return [...groups.values()];
}

/** Class of the training line that lies nearest on the map; null where there is none. */
export function nearestClass({ points }: Pick<Projection, 'points'>, to: Point): number | null {
  let nearest: number | null = null;
  let least = Infinity;
  for (const { classId, at } of points) {
    for (const { x, y } of at) {
      const distance = (x - to.x) ** 2 + (y - to.y) ** 2;
      if (distance < least) {
        least = distance;
        nearest = classId;
      }
    }
  }
  return nearest;
}

/** For each class of the lines, how many there are, and near which classes' training lines they lie, most first. */
export function neighbourhoods(
  projection: Pick<Projection, 'points'>,
  lines: readonly PlacedLine[]
) {
  const found = new Map<number, { count: number; near: Map<number, number> }>();
  for (const group of grouped(lines, 0.1)) {
    const own = found.get(group.classId) ?? { count: 0, near: new Map<number, number>() };
    found.set(group.classId, own);
    own.count += group.count;
    const nearest = nearestClass(projection, group);
    if (nearest !== null) own.near.set(nearest, (own.near.get(nearest) ?? 0) + group.count);
  }
  return new Map(
    [...found].map(([classId, { count, near }]) => [
      classId,
      { count, near: [...near.keys()].sort((a, b) => near.get(b)! - near.get(a)!) }
    ])
  );
}
