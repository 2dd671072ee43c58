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

/**
 * Memberships in what several terms have together, the greatest of each case's, and what each term alone covers of the
 * outcome: how much would be lost without it.
 */
export function together(terms: readonly Float64Array[], outcome: Float64Array) {
  const alone = terms.map(() => 0);
  let inOutcome = 0;
  const whole = outcome.map((y, at) => {
    const { term, greatest, next } = greatestTwo(terms, at);
    alone[term] = (alone[term] ?? 0) + Math.min(greatest, y) - Math.min(next, y);
    inOutcome += y;
    return greatest;
  });
  return { whole, unique: alone.map(covered => ratio(covered, inOutcome)) };
}

/** The greatest of a case's memberships, whose it is, and the greatest of the others. */
function greatestTwo(terms: readonly Float64Array[], at: number) {
  let term = 0;
  let greatest = 0;
  let next = 0;
  for (let each = 0; each < terms.length; each++) {
    const membership = terms[each]?.[at] ?? 0;
    if (membership > greatest) {
      next = greatest;
      greatest = membership;
      term = each;
    } else if (membership > next) next = membership;
  }
  return { term, greatest, next };
}

/** Sums of memberships that ought to be equal differ by rounding of about this much. */
const rounding = 1e-9;

export const ratio = (above: number, below: number): number => (below > rounding ? above / below : NaN);

/** Whether a consistency is at least the cut, with sums that were rounded. */
export const reaches = (consistency: number, cut: number): boolean => consistency >= cut - rounding;
