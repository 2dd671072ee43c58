/** Where one has been: a document and a line of it. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** The places in the order in which one came to them, and which of them one is at. */
export interface PlaceHistory {
  readonly places: readonly Place[];
  readonly at: number;
}

export const noPlaces: PlaceHistory = { places: [], at: -1 };

const most = 60;
/** Lines within which one is still at the same place. */
const near = 10;

/** Whether two places are so close that going from one to the other is no step. */
export function isNear(one: Place, other: Place): boolean {
  return one.path === other.path && Math.abs(one.line - other.line) < near;
}

/** The history after one came to a place: what could be gone forward to is forgotten. Pure. */
export function visited(history: PlaceHistory, place: Place): PlaceHistory {
  const { places, at } = history;
  const now = places[at];
  if (now && isNear(now, place))
    return { places: places.map((one, index) => (index === at ? place : one)), at };
  const next = [...places.slice(0, at + 1), place].slice(-most);
  return { places: next, at: next.length - 1 };
}

/** The history after a step, over places that are gone; null when there is nowhere to step to. Pure. */
export function stepped(
  { places, at }: PlaceHistory,
  step: 1 | -1,
  isThere: (path: string) => boolean,
): PlaceHistory | null {
  for (let next = at + step; next >= 0 && next < places.length; next += step)
    if (isThere(places[next]?.path ?? '')) return { places, at: next };
  return null;
}
