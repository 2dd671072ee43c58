export const normalisations = ['none', 'maxlength', 'gmean', 'maxdist', 'yujianbo'] as const;
export type Normalisation = (typeof normalisations)[number];

/** A distance with what it is measured by. */
export interface Measured {
  readonly distance: number;
  /** The largest distance that sequences of these lengths could have. */
  readonly largest: number;
  /** What the lengths of both sequences count for. */
  readonly first: number;
  readonly second: number;
}

/** `DistanceCalculator::normalizeDistance` of R's TraMineR 2.2. The same sequences have the distance 0 in all of them. */
export function normalised({ distance, largest, first, second }: Measured, by: Normalisation): number {
  if (distance === 0) return 0;
  switch (by) {
    case 'none':
      return distance;
    case 'maxlength':
      return distance / Math.max(first, second);
    case 'gmean':
      return 1 - (largest - distance) / (2 * Math.sqrt(first) * Math.sqrt(second));
    case 'maxdist':
      return distance / largest;
    case 'yujianbo':
      return (2 * distance) / (distance + largest);
  }
}
