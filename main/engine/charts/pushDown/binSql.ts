import { isRecord } from '../../../contract/check';
import type { ChartColumn } from '../chartColumns';
import { numberSql } from './aggregateSql';
import type { ChartJson } from '../chartJson';
import { bin } from '../vegaInternals';

const numbers = ['maxbins', 'step', 'base', 'minstep'];
const narrow = new Set([
  'size',
  'color',
  'fill',
  'stroke',
  'strokeWidth',
  'opacity',
  'fillOpacity',
  'strokeOpacity',
  'shape',
]);

/** The bin options that Vega-Lite gives to Vega for a channel; null for options left to Vega. */
export function binOptions(bin: unknown, channel: string): ChartJson | null {
  if (bin === true) return { maxbins: usualBins(channel) };
  if (!isRecord(bin)) return null;
  const plain = Object.entries(bin).every(
    ([key, value]) =>
      (numbers.includes(key) && typeof value === 'number') || (key === 'nice' && typeof value === 'boolean'),
  );
  if (!plain) return null;
  return bin['maxbins'] === undefined && bin['step'] === undefined
    ? { ...bin, maxbins: usualBins(channel) }
    : bin;
}

function usualBins(channel: string): number {
  if (channel === 'strokeDash') return 4;
  return narrow.has(channel) ? 6 : 10;
}

/** The middle of the bin that a column's value falls into. */
export function binSql(column: ChartColumn, options: ChartJson): string | null {
  const value = numberSql(column);
  const { start, stop, step } = bin(options);
  if (value === null || !(step > 0)) return null;
  const last = start + Math.ceil((stop - start) / step) * step - step;
  const within = `greatest(${start}::DOUBLE, least(${value}, ${last}::DOUBLE))`;
  const middle = `${start}::DOUBLE + ${step}::DOUBLE * (floor(1e-14 + (${within} - ${start}::DOUBLE) / ${step}::DOUBLE) + 0.5)`;
  return `CASE WHEN ${value} IS NULL THEN NULL ELSE ${middle} END`;
}
