import { fuzzyMatch } from './fuzzyMatch';

/** One thing that a quick pick offers. */
export interface PickItem {
  readonly id: string;
  readonly label: string;
  /** Said beside the label, and searched after it. */
  readonly detail?: string;
  /** Said at the right, and not searched. */
  readonly note?: string;
  /** Name of a codicon, without `codicon-`. */
  readonly icon?: string;
  readonly keys?: string;
  /** How much sooner it comes than others that match alike. */
  readonly weight?: number;
  /** Why it cannot be taken now; it is shown all the same. */
  readonly hindrance?: string;
}

/** An item that answers what was typed. */
export interface Picked {
  readonly item: PickItem;
  /** Letters of the label that matched. */
  readonly positions: readonly number[];
}

/** The items that answer what was typed, the best first; all of them in their order when nothing was. */
export function pick(typed: string, items: readonly PickItem[]): readonly Picked[] {
  if (typed.trim() === '') return items.map(item => ({ item, positions: [] }));
  return items
    .map(item => scored(typed, item))
    .filter(found => found !== null)
    .sort((a, b) => b.score - a.score);
}

function scored(typed: string, item: PickItem): (Picked & { readonly score: number }) | null {
  const inLabel = fuzzyMatch(typed, item.label);
  const { weight = 0 } = item;
  if (inLabel) return { item, positions: inLabel.positions, score: inLabel.score + 10 + weight };
  const whole = item.detail === undefined ? null : fuzzyMatch(typed, `${item.detail} ${item.label}`);
  return whole && { item, positions: [], score: whole.score + weight };
}
