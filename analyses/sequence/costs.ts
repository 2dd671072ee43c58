import type { Costs } from './alignment';

/** One cost for every pair of states that differ. */
export function constantCosts(states: number, cost: number): Costs {
  const values = new Float64Array(states * states).fill(cost);
  for (let state = 0; state < states; state++) values[state * states + state] = 0;
  return { states, values };
}

/** p(b | a) at `a * states + b` from the steps between two positions; 0 for a state that nothing follows. */
function rates(sequences: readonly Int32Array[], states: number, from: number, to: number): Float64Array {
  const steps = new Float64Array(states * states);
  const left = new Float64Array(states);
  for (const sequence of sequences) {
    for (let at = from; at < Math.min(to, sequence.length - 1); at++) {
      const before = sequence[at] ?? 0;
      const cell = before * states + (sequence[at + 1] ?? 0);
      steps[cell] = (steps[cell] ?? 0) + 1;
      left[before] = (left[before] ?? 0) + 1;
    }
  }
  return steps.map((count, cell) => count && count / (left[Math.floor(cell / states)] ?? 1));
}

/** The sum of the rates of changing from one state into the other and back, for each pair of states. */
function exchanged(p: Float64Array, states: number): Float64Array {
  return p.map((rate, cell) => rate + (p[(cell % states) * states + Math.floor(cell / states)] ?? 0));
}

/** Costs from sums of rates; `weight` counts each of them. */
function lessened(states: number, cost: number, sums: Float64Array): Costs {
  const { values } = constantCosts(states, cost);
  return { states, values: values.map((value, cell) => value && value - (sums[cell] ?? 0)) };
}

/**
 * cost − p(b | a) − p(a | b), with rates over all positions: `seqcost(method = "TRATE")` of R's TraMineR. The more often
 * two states follow one another, the less it costs to substitute one by the other.
 */
export function rateCosts(sequences: readonly Int32Array[], states: number, cost: number): Costs {
  const costs = lessened(states, cost, exchanged(rates(sequences, states, 0, Infinity), states));
  const least = costs.values.reduce((lowest, value) => Math.min(lowest, value), 0);
  if (least >= 0) return costs;
  const enough = Math.ceil((cost - least) * 100) / 100;
  throw new Error(
    `With a cost of ${cost}, transition rates make substitutions that cost less than nothing. Give a cost of at least ${enough}.`,
  );
}

/**
 * A table of costs for each position, from the rates of the steps into and out of it (Lesnard 2010), never below 0. The
 * first and last position have only one such step, which counts double: `seqcost(method = "TRATE", time.varying =
 * TRUE)` of R's TraMineR.
 */
export function dynamicCosts(
  sequences: readonly Int32Array[],
  states: number,
  length: number,
  cost: number,
): readonly Costs[] {
  const none = new Float64Array(states * states);
  const steps = Array.from({ length: length - 1 }, (_, at) =>
    exchanged(rates(sequences, states, at, at + 1), states),
  );
  return Array.from({ length }, (_, at) => {
    const into = steps[at - 1] ?? steps[at] ?? none;
    const out = steps[at] ?? steps[at - 1] ?? none;
    const { values } = lessened(
      states,
      cost,
      into.map((rate, cell) => rate + (out[cell] ?? 0)),
    );
    return { states, values: values.map(value => Math.max(0, value)) };
  });
}
