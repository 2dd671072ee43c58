import type { Bin, NumberProfile } from '../../../contract/profile';
import type { Row } from '../../database/Session';
import { numberEdges } from './numberEdges';
import { numberIn, textIn } from './subject';
import type { Subject } from './subject';

const isFloating = ({ type }: Subject): boolean => /^(FLOAT|DOUBLE)$/.test(type);

/** The value as a number that edges are compared with, and what tells which values are finite. */
function parts(subject: Subject): { readonly value: string; readonly finite: string } {
  const { column } = subject;
  const floating = isFloating(subject);
  return {
    value: floating ? column : `TRY_CAST(${column} AS DOUBLE)`,
    finite: floating ? ` FILTER (WHERE isfinite(${column}))` : '',
  };
}

/** What is counted of numbers in the one pass over all rows. */
export function numberAggregates(subject: Subject): readonly string[] {
  const { column, estimated } = subject;
  const { value, finite } = parts(subject);
  const quantile = estimated ? 'approx_quantile' : 'quantile_cont';
  return [
    `min(${column})${finite}::VARCHAR AS least`,
    `max(${column})${finite}::VARCHAR AS greatest`,
    `min(${value})${finite}::DOUBLE AS low`,
    `max(${value})${finite}::DOUBLE AS high`,
    `avg(${value})${finite} AS mean`,
    `${quantile}(${value}::DOUBLE, [0.25, 0.5, 0.75])${finite} AS quartiles`,
    ...(isFloating(subject)
      ? [`count_if(isnan(${column})) AS not_numbers`, `count_if(isinf(${column})) AS infinite`]
      : []),
  ];
}

export async function profileNumbers(subject: Subject, row: Row, present: number): Promise<NumberProfile> {
  const notNumbers = numberIn(row, 'not_numbers');
  const infinite = numberIn(row, 'infinite');
  const mean = finiteIn(row['mean']);
  const quartiles = Array.isArray(row['quartiles']) ? row['quartiles'].map(finiteIn) : [];
  const known = quartiles.filter(one => one !== null);
  const least = textIn(row, 'least');
  return {
    kind: 'number',
    least,
    greatest: textIn(row, 'greatest'),
    mean,
    quartiles: known.length === 3 ? known : null,
    notNumbers,
    infinite,
    whole: subject.kind === 'whole',
    bins: least === null ? [] : await countBins(subject, row, present - notNumbers - infinite),
  };
}

async function countBins(subject: Subject, row: Row, finiteRows: number): Promise<readonly Bin[]> {
  const [low, high] = [finiteIn(row['low']), finiteIn(row['high'])];
  if (low === null || high === null) return [];
  const edges = numberEdges(low, high, subject.kind === 'whole');
  if (edges.length < 2) return [];
  const { value, finite } = parts(subject);
  const type = subject.type === 'FLOAT' ? 'FLOAT' : 'DOUBLE';
  // DuckDB's bins include their upper edge. Those of the negated values, from the last to the first, include the lower.
  const negated = edges.slice(0, -1).map(edge => String(-edge));
  const bounds = `[${negated.reverse().join(', ')}]::${type}[]`;
  const counted = await subject.one(
    `SELECT map_values(histogram(-${value}, ${bounds})${finite}) AS counts FROM ${subject.table}`,
  );
  const counts = Array.isArray(counted['counts']) ? counted['counts'].map(Number).reverse() : [];
  const inBins = counts.slice(-negated.length);
  const total = inBins.reduce((sum, count) => sum + count, 0);
  // A value that no edge could be compared with would be missing from the picture: there is none then.
  if (total !== finiteRows) return [];
  return inBins.map((rows, index) => ({ from: edges[index] ?? 0, to: edges[index + 1] ?? 0, rows }));
}

function finiteIn(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
