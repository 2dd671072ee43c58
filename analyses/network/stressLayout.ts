import { seeded, shuffle } from './random';

/** Positions of actors, in lengths of a tie. */
export interface Positions {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Pairs of actors that one round may move. In larger networks the distances from some actors stand for all. */
const mostPairs = 400_000;
/** Networks of up to so many actors take more rounds. */
const small = 400;
const lastStep = 0.01;

/**
 * Places connected actors so that straight distances come near those along the ties, one unit a tie: least stress with
 * weights 1/d², after Zheng, Pawar and Goodman, Graph drawing by stochastic gradient descent, IEEE TVCG 25 (2019)
 * 2738–2748. With a fixed seed and no function but the square root, so that it is the same on every machine.
 *
 * @param around the neighbours of each actor
 */
export function stressLayout(around: readonly Int32Array[]): Positions {
  const size = around.length;
  const random = seeded(size);
  const positions = { x: Float64Array.from(around, random), y: Float64Array.from(around, random) };
  const order = Int32Array.from(around, (_, actor) => actor);
  shuffle(order, random);
  const whole = size * size <= mostPairs;
  const pivots = whole ? order : order.slice(0, Math.max(1, Math.floor(mostPairs / size)));
  const distances = distancesFrom(pivots, around);
  const farthest = distances.reduce((most, row) => row.reduce((a, b) => Math.max(a, b), most), 1);
  const gaps = whole ? size >> 1 : size - 1;
  const cooling = size <= small ? 0.9 : 0.6;
  for (let step = farthest * farthest; step > lastStep; step *= cooling) {
    shuffle(order, random);
    for (let gap = 0; gap <= gaps; gap++) {
      for (let place = 0; place < pivots.length; place++) {
        const one = pivots[place] ?? 0;
        const other = order[(place + gap) % size] ?? 0;
        if (one !== other) pull(positions, one, other, distances[one]?.[other] ?? 1, step);
      }
    }
    if (!whole) pullTies(positions, around, step);
  }
  return upright(positions);
}

function pullTies(positions: Positions, around: readonly Int32Array[], step: number): void {
  around.forEach((neighbours, actor) => {
    for (const neighbour of neighbours) pull(positions, actor, neighbour, 1, step);
  });
}

/** Moves two actors towards their wanted distance. */
function pull({ x, y }: Positions, one: number, other: number, wanted: number, step: number): void {
  const across = (x[one] ?? 0) - (x[other] ?? 0);
  const along = (y[one] ?? 0) - (y[other] ?? 0);
  const apart = Math.sqrt(across * across + along * along);
  if (apart === 0) return;
  const share = (Math.min(1, step / (wanted * wanted)) * (apart - wanted)) / (2 * apart);
  x[one] = (x[one] ?? 0) - share * across;
  y[one] = (y[one] ?? 0) - share * along;
  x[other] = (x[other] ?? 0) + share * across;
  y[other] = (y[other] ?? 0) + share * along;
}

/** For each pivot, at its own number, how many ties away everybody is. */
function distancesFrom(pivots: Int32Array, around: readonly Int32Array[]): readonly Int32Array[] {
  const rows: Int32Array[] = around.map(() => new Int32Array());
  const reached = new Int32Array(around.length);
  for (const pivot of pivots) {
    const row = new Int32Array(around.length);
    reached[0] = pivot;
    let count = 1;
    for (let index = 0; index < count; index++) {
      const actor = reached[index] ?? 0;
      for (const neighbour of around[actor] ?? []) {
        if (neighbour === pivot || row[neighbour] !== 0) continue;
        row[neighbour] = (row[actor] ?? 0) + 1;
        reached[count++] = neighbour;
      }
    }
    rows[pivot] = row;
  }
  return rows;
}

/** Turned so that the longest direction lies across, around the middle. */
function upright({ x, y }: Positions): Positions {
  const middle = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [left, low] = [middle(x), middle(y)];
  const [across, along] = [x.map(value => value - left), y.map(value => value - low)];
  const product = (one: Float64Array, other: Float64Array) =>
    one.reduce((sum, value, actor) => sum + value * (other[actor] ?? 0), 0);
  const difference = product(across, across) - product(along, along);
  const mixed = 2 * product(across, along);
  const size = Math.sqrt(difference * difference + mixed * mixed);
  const cosine = size === 0 ? 1 : Math.sqrt((1 + difference / size) / 2);
  const sine = (size === 0 ? 0 : Math.sqrt((1 - difference / size) / 2)) * (mixed < 0 ? -1 : 1);
  return {
    x: across.map((value, actor) => value * cosine + (along[actor] ?? 0) * sine),
    y: along.map((value, actor) => value * cosine - (across[actor] ?? 0) * sine),
  };
}
