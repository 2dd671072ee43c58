import type { DateSpan } from '../../../contract/profile';
import { mostBins } from './numberEdges';

interface DateEdges {
  readonly span: DateSpan;
  /** Milliseconds since 1970 in UTC; the last is above the latest moment. */
  readonly edges: readonly number[];
}

const minute = 60_000;
const day = 86_400_000;
const lengths = { second: 1000, minute, hour: 3_600_000, day, month: 28 * day, year: 365 * day };
const counts: readonly (readonly [DateSpan['unit'], readonly number[]])[] = [
  ['second', [1, 5, 15, 30]],
  ['minute', [1, 5, 15, 30]],
  ['hour', [1, 3, 6, 12]],
  ['day', [1, 7]],
  ['month', [1, 3, 6]],
  ['year', [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]],
];

/** Calendars of years beyond four digits are not drawn. */
const earliest = Date.parse('0001-01-01T00:00:00Z');
const latest = Date.parse('9000-01-01T00:00:00Z');

/** Edges by the smallest unit of the calendar of which at most 20 hold all; null where moments do not differ. */
export function dateEdges(low: number, high: number, withTimes: boolean): DateEdges | null {
  if (!(low < high) || low < earliest || high > latest) return null;
  for (const [unit, steps] of counts) {
    if (!withTimes && lengths[unit] < day) continue;
    for (const count of steps) {
      // Far too many: not worth laying out.
      if ((high - low) / (lengths[unit] * count) > mostBins * 2) continue;
      const edges = laidOut(low, high, { unit, count });
      if (edges.length <= mostBins + 1) return { span: { unit, count }, edges };
    }
  }
  return null;
}

function laidOut(low: number, high: number, span: DateSpan): readonly number[] {
  const edges = [floorOf(low, span)];
  for (let edge = edges[0] ?? low; edge <= high;) {
    edge = after(edge, span);
    edges.push(edge);
  }
  return edges;
}

/** Seven days begin on a Monday, other steps where the calendar's own multiples do. */
function floorOf(moment: number, { unit, count }: DateSpan): number {
  if (unit === 'year' || unit === 'month') {
    const date = new Date(moment);
    const months = date.getUTCFullYear() * 12 + date.getUTCMonth();
    const step = unit === 'year' ? count * 12 : count;
    return ofMonth(Math.floor(months / step) * step);
  }
  const length = lengths[unit] * count;
  const monday = unit === 'day' && count === 7 ? 4 * day : 0;
  return Math.floor((moment - monday) / length) * length + monday;
}

function after(edge: number, { unit, count }: DateSpan): number {
  if (unit !== 'year' && unit !== 'month') return edge + lengths[unit] * count;
  const date = new Date(edge);
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth();
  return ofMonth(months + (unit === 'year' ? count * 12 : count));
}

/** Years below 100 are not those of the last century. */
function ofMonth(months: number): number {
  const date = new Date(0);
  return date.setUTCFullYear(Math.floor(months / 12), months - Math.floor(months / 12) * 12, 1);
}
