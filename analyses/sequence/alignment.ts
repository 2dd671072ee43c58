/** Costs of substitution, row by row: that of `a` by `b` is at `a * states + b`, 0 where they are the same. */
export interface Costs {
  readonly states: number;
  readonly values: Float64Array;
}

/**
 * The least cost of turning a sequence into `y` by inserting, deleting (each `indel`) and substituting states: Needleman
 * and Wunsch 1970, as in `seqdist` of R's TraMineR. A common begin or end costs nothing whatever the costs are: were
 * its states not matched, matching them instead would take away costs and add none.
 *
 * @param row room for the numbers of one line, longer than any sequence
 */
export function alignedWith(
  y: Int32Array,
  costs: Costs,
  indel: number,
  row: Float64Array,
): (x: Int32Array) => number {
  const table = costsAlong(y, costs);
  return x => {
    const begin = commonPrefix(x, y);
    const end = commonSuffix(x, y, begin);
    const width = y.length - begin - end;
    const costsOf = (line: number) => (x[line] ?? 0) * y.length + begin;
    for (let column = 0; column <= width; column++) row[column] = column * indel;
    let line = begin;
    if ((x.length - begin - end) % 2 === 1) oneLine(row, width, table, costsOf(line++), indel);
    for (; line < x.length - end; line += 2) {
      twoLines(row, width, table, costsOf(line), costsOf(line + 1), indel);
    }
    return row[width] ?? 0;
  };
}

/** For each state, its costs against each of the states of `y` in turn. */
function costsAlong(y: Int32Array, { states, values }: Costs): Float64Array {
  const along = new Float64Array(states * y.length);
  for (let state = 0; state < states; state++) {
    y.forEach((other, at) => (along[state * y.length + at] = values[state * states + other] ?? 0));
  }
  return along;
}

/** Puts the next line of the alignment in place of the one before; its costs are in `table` from `costs` on. */
function oneLine(row: Float64Array, width: number, table: Float64Array, costs: number, indel: number): void {
  let diagonal = row[0] ?? 0;
  let left = diagonal + indel;
  row[0] = left;
  for (let column = 0; column < width; column++) {
    const above = row[column + 1] ?? 0;
    const replaced = diagonal + (table[costs + column] ?? 0);
    const shifted = (above < left ? above : left) + indel;
    left = replaced < shifted ? replaced : shifted;
    diagonal = above;
    row[column + 1] = left;
  }
}

/** Two lines in one go take three quarters of the time of one after the other: the processor works at both at once. */
function twoLines(
  row: Float64Array,
  width: number,
  table: Float64Array,
  upperCosts: number,
  lowerCosts: number,
  indel: number,
): void {
  let diagonal = row[0] ?? 0;
  let upper = diagonal + indel;
  let lower = upper + indel;
  row[0] = lower;
  for (let column = 0; column < width; column++) {
    const above = row[column + 1] ?? 0;
    const upperReplaced = diagonal + (table[upperCosts + column] ?? 0);
    const lowerReplaced = upper + (table[lowerCosts + column] ?? 0);
    const upperShifted = (above < upper ? above : upper) + indel;
    upper = upperReplaced < upperShifted ? upperReplaced : upperShifted;
    const lowerShifted = (upper < lower ? upper : lower) + indel;
    lower = lowerReplaced < lowerShifted ? lowerReplaced : lowerShifted;
    diagonal = above;
    row[column + 1] = lower;
  }
}

/** How many states two sequences share from the first on. */
export function commonPrefix(x: Int32Array, y: Int32Array): number {
  let shared = 0;
  while (shared < x.length && shared < y.length && x[shared] === y[shared]) shared++;
  return shared;
}

/** How many states two sequences share up to the last, besides their first `begin`. */
function commonSuffix(x: Int32Array, y: Int32Array, begin: number): number {
  const most = Math.min(x.length, y.length) - begin;
  let shared = 0;
  while (shared < most && x[x.length - 1 - shared] === y[y.length - 1 - shared]) shared++;
  return shared;
}

/** The sum of the costs at each position; `costs` has one table a position, or one for all. */
export function substitutions(x: Int32Array, y: Int32Array, costs: readonly Costs[]): number {
  let sum = 0;
  for (let at = 0; at < x.length; at++) {
    const table = costs[costs.length === 1 ? 0 : at];
    if (table) sum += table.values[(x[at] ?? 0) * table.states + (y[at] ?? 0)] ?? 0;
  }
  return sum;
}
