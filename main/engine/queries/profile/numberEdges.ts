/** Most bins of a histogram. */
export const mostBins = 20;

/**
 * Round edges of at most 20 bins that hold all numbers from the least to the greatest, the last edge above it; none
 * where the numbers do not differ, or where edges would be closer to each other than numbers can be told apart.
 */
export function numberEdges(low: number, high: number, whole: boolean): readonly number[] {
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span * 2)) return [];
  if (span / Math.max(Math.abs(low), Math.abs(high)) < 1e-11) return [];
  const exponent = Math.floor(Math.log10(span / mostBins));
  if (exponent < -100) return [];
  for (let power = whole ? Math.max(0, exponent) : exponent; ; power++) {
    for (const factor of [1, 2, 5]) {
      const edges = laidOut(low, high, Number(`${factor}e${power}`), Math.max(0, -power));
      if (edges.length <= mostBins + 1) return rise(edges) ? edges : [];
    }
  }
}

function laidOut(low: number, high: number, step: number, digits: number): readonly number[] {
  const first = Math.floor(low / step);
  const bins = Math.floor(high / step) - first + 1;
  const edges = Array.from({ length: bins + 1 }, (_, index) => rounded((first + index) * step, digits));
  // Division may round to the far side of an edge: the ends are widened until they hold all.
  if ((edges[0] ?? low) > low) edges.unshift(rounded((first - 1) * step, digits));
  if ((edges.at(-1) ?? high) <= high) edges.push(rounded((first + bins + 1) * step, digits));
  return edges;
}

/** Without what adding fractions leaves behind: 0.3, not 0.30000000000000004. */
function rounded(edge: number, digits: number): number {
  return digits === 0 ? edge : Number(edge.toFixed(digits));
}

function rise(edges: readonly number[]): boolean {
  return edges.every((edge, index) => index === 0 || edge > (edges[index - 1] ?? edge));
}
