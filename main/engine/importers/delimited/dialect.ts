import { readRecords } from './records';
import type { TextRecord } from './records';

/** How a delimited text is written. */
export interface Dialect {
  readonly delimiter: string;
  /** Lines above the header that are not part of the table. */
  readonly preamble: readonly string[];
  readonly header: readonly string[];
}

const delimiters = [',', ';', '\t', '|'];

/**
 * The dialect of a text, from its beginning. DuckDB's own sniffer takes a comma-separated file with ragged rows for
 * one of a single column, and one without quotes for one that knows none, so both are settled here.
 */
export function detectDialect(sample: string, path: string): Dialect {
  const delimiter = /\.(tsv|tab)$/i.test(path) ? '\t' : likeliest(sample);
  const records = firstRecords(sample, delimiter, 200);
  const width = commonWidth(records);
  const at = Math.max(
    0,
    records.findIndex(
      record => record.fields.length >= width && record.fields.some(field => field.trim() !== ''),
    ),
  );
  const above = records
    .slice(0, at)
    .flatMap(({ start, end }) => sample.slice(start, end).split(/\r\n|\n|\r/));
  return { delimiter, preamble: above, header: records[at]?.fields ?? [] };
}

/** The delimiter that gives the most rows of the same, largest number of fields. */
function likeliest(sample: string): string {
  const scores = delimiters.map(delimiter => {
    const records = firstRecords(sample, delimiter, 100);
    const width = commonWidth(records);
    const share =
      records.filter(record => record.fields.length === width).length / Math.max(1, records.length);
    return { delimiter, score: width > 1 ? share + Math.min(width, 100) / 1000 : 0 };
  });
  const best = scores.reduce((first, second) => (second.score > first.score ? second : first));
  return best.score > 0 ? best.delimiter : ',';
}

/** The number of fields that most records have; of two as common, the larger. */
function commonWidth(records: readonly TextRecord[]): number {
  const counts = new Map<number, number>();
  for (const { fields } of records) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  const [best] = [...counts].sort(([widthA, a], [widthB, b]) => b - a || widthB - widthA);
  return best?.[0] ?? 1;
}

function firstRecords(sample: string, delimiter: string, most: number): readonly TextRecord[] {
  const records: TextRecord[] = [];
  for (const record of readRecords(sample, delimiter)) {
    records.push(record);
    if (records.length === most) break;
  }
  return records;
}
