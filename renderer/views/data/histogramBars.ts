import type { Bin, DateProfile, NumberProfile } from '../../../main/contract/profile';
import { edge, momentName, number, spanName } from './words';

/** A bar of a histogram with its words. */
export interface Bar {
  /** What it counts: `10 to 19`, `Apr 2016`. */
  readonly name: string;
  readonly rows: number;
}

/** The bars of a column's histogram; none where it has none. */
export function barsOf(profile: NumberProfile | DateProfile): readonly Bar[] {
  return profile.bins.map(bin => ({ name: binName(bin, profile), rows: bin.rows }));
}

function binName({ from, to }: Bin, profile: NumberProfile | DateProfile): string {
  if (profile.kind === 'date') return profile.span ? spanName(from, to, profile.span) : '';
  if (!profile.whole) return `${edge(from)} to under ${edge(to)}`;
  return to - from === 1 ? edge(from) : `${edge(from)} to ${edge(to - 1)}`;
}

/** Where the histogram begins and ends, for what stands below it. */
export function endsOf(profile: NumberProfile | DateProfile): readonly [string, string] {
  const [from, to] = [profile.bins[0]?.from ?? 0, profile.bins.at(-1)?.to ?? 0];
  if (profile.kind === 'number') return [edge(from), edge(profile.whole ? to - 1 : to)];
  const unit = profile.span?.unit ?? 'day';
  return [momentName(from, unit), momentName(to - 1, unit)];
}

/** The histogram in one sentence, for those who do not see it. */
export function barsSentence(bars: readonly Bar[]): string {
  return `Rows by value: ${bars.map(({ name, rows }) => `${name}: ${number(rows)}`).join('; ')}.`;
}
