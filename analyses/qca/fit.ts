/** How well membership in a set goes with membership in the outcome. NaN where it is not defined. */
export interface Fit {
  /** Σ min(X, Y) / Σ X: how far the set is within the outcome. */
  readonly consistency: number;
  /** Proportional reduction in inconsistency: the same without what is as much within the outcome's negation. */
  readonly pri: number;
  /** Σ min(X, Y) / Σ Y: how much of the outcome lies in the set. */
  readonly coverage: number;
}

/** Parameters of fit as in fsQCA and in R's package QCA (Ragin 2006; Schneider and Wagemann 2012, section 9.2). */
export function fitOf(set: Float64Array, outcome: Float64Array): Fit {
  let inSet = 0;
  let inOutcome = 0;
  let inBoth = 0;
  let inAll = 0;
  set.forEach((x, at) => {
    const y = outcome[at] ?? 0;
    inSet += x;
    inOutcome += y;
    inBoth += Math.min(x, y);
    inAll += Math.min(x, y, 1 - y);
  });
  return {
    consistency: ratio(inBoth, inSet),
    pri: ratio(inBoth - inAll, inSet - inAll),
    coverage: ratio(inBoth, inOutcome),
  };
}

/** Sums of memberships that ought to be equal differ by rounding of about this much. */
const rounding = 1e-9;

export const ratio = (above: number, below: number): number => (below > rounding ? above / below : NaN);

/** Whether a consistency is at least the cut, with sums that were rounded. */
export const reaches = (consistency: number, cut: number): boolean => consistency >= cut - rounding;
