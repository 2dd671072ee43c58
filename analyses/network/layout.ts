import { components, groups } from './components';
import type { Graph } from './graph';
import { stressLayout } from './stressLayout';
import type { Positions } from './stressLayout';

/** Between two components, and from one actor without ties to the next, in lengths of a tie. */
const gap = 1;
const precision = 10_000;

interface Part {
  readonly members: readonly number[];
  readonly positions: Positions;
  readonly width: number;
  readonly height: number;
}

/**
 * A place for each actor, in lengths of a tie: every component by `stressLayout`, the components from the largest in
 * rows beneath one another, those without ties last, the whole around 0.
 */
export function layout(graph: Graph): Positions {
  const parts = groups(components(graph)).map(members => placed(graph, members));
  const area = parts.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const breadth = Math.max(parts[0]?.width ?? 0, Math.sqrt(area));
  const x = new Float64Array(graph.size);
  const y = new Float64Array(graph.size);
  let [left, top, tallest, alone] = [0, 0, 0, false];
  for (const { members, positions, width, height } of parts) {
    const firstAlone = members.length === 1 && !alone;
    alone = members.length === 1;
    if (left > 0 && (firstAlone || left + width > breadth)) {
      top -= tallest + gap;
      [left, tallest] = [0, 0];
    }
    members.forEach((actor, index) => {
      x[actor] = left + (positions.x[index] ?? 0);
      y[actor] = top - (positions.y[index] ?? 0);
    });
    left += width + gap;
    tallest = Math.max(tallest, height);
  }
  return { x: centred(x), y: centred(y) };
}

/** One component from (0, 0) on. */
function placed({ around }: Graph, members: readonly number[]): Part {
  const place = new Map(members.map((actor, index) => [actor, index]));
  const { x, y } = stressLayout(
    members.map(actor => Int32Array.from(around[actor] ?? [], neighbour => place.get(neighbour) ?? 0)),
  );
  const [left, right] = extent(x);
  const [low, high] = extent(y);
  const positions = { x: x.map(value => value - left), y: y.map(value => value - low) };
  return { members, positions, width: right - left, height: high - low };
}

function centred(values: Float64Array): Float64Array {
  const [least, most] = extent(values);
  const middle = (least + most) / 2;
  return values.map(value => Math.round((value - middle) * precision) / precision + 0);
}

const extent = (values: Float64Array): readonly [number, number] => [
  values.reduce((least, value) => Math.min(least, value), Infinity),
  values.reduce((most, value) => Math.max(most, value), -Infinity),
];
