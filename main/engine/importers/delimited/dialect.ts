import { Failure } from '../../../contract/failure';
import type { ImportRequest } from '../importer';
import { isHeadless } from './isHeadless';
import { readRecords } from './records';
import type { TextRecord } from './records';

/** How a delimited text is written. */
export interface Dialect {
  readonly delimiter: string;
  /** Lines above the header that are not part of the table. */
  readonly preamble: readonly string[];
  /** Names of the columns; empty ones where there is no header. */
  readonly header: readonly string[];
  readonly headless: boolean;
  /** Texts that stand for no value, beside the empty one. */
  readonly missing: readonly string[];
}

type Asked = Pick<ImportRequest, 'path' | 'options'>;

const delimiters = [',', ';', '\t', '|'];

/**
 * The dialect of a text, from its beginning. DuckDB's own sniffer takes a comma-separated file with ragged rows for
 * one of a single column, and one without quotes for one that knows none, so both are settled here.
 */
export function detectDialect(sample: string, { path, options }: Asked): Dialect {
  // A spreadsheet program names the delimiter in a line of its own.
  const told = /^sep=(.)\r?\n/i.exec(sample);
  const text = sample.slice(told?.[0].length ?? 0);
  const delimiter = told?.[1] ?? (/\.(tsv|tab)$/i.test(path) ? '\t' : likeliest(text));
  const records = firstRecords(text, delimiter, 200);
  const width = commonWidth(records);
  const linesAbove = told ? 1 : 0;
  const at =
    options.header === null
      ? headerAt(records, width)
      : recordAt(text, records, options.header - linesAbove, path);
  const above = records.slice(0, at).flatMap(({ start, end }) => text.slice(start, end).split(/\r\n|\n|\r/));
  const preamble = [...(told ? [told[0].trimEnd()] : []), ...above];
  const header = records[at]?.fields ?? [];
  const alike = records.slice(at).filter(({ fields }) => fields.length === header.length);
  const headless =
    options.header === null ? isHeadless(alike.map(({ fields }) => fields)) : options.header === 0;
  // A delimiter at the end of every row but the header gives no column.
  const extra = alike.length < 2 && records.some(({ fields }) => (fields[header.length] ?? '').trim() !== '');
  const more = Array.from({ length: extra ? Math.max(0, width - header.length) : 0 }, () => '');
  const names = headless ? header.map(() => '') : [...header, ...more];
  return { delimiter, preamble, header: names, headless, missing: options.missing };
}

/** The first record as wide as most; the one above it if that has names, and the first but values. */
function headerAt(records: readonly TextRecord[], width: number): number {
  const isFilled = ({ fields }: TextRecord) => fields.some(field => field.trim() !== '');
  const wide = Math.max(
    0,
    records.findIndex(record => record.fields.length >= width && isFilled(record)),
  );
  const above = records[wide - 1];
  const short = above !== undefined && above.fields.length > 1 && above.fields.length === width - 1;
  return short && above.fields.every(isName) && !records[wide]?.fields.every(isName) ? wide - 1 : wide;
}

/** The record that begins on a line, from 1; the first one for 0, where there is no header. */
function recordAt(text: string, records: readonly TextRecord[], line: number, path: string): number {
  if (line < 1) return 0;
  const at = records.findIndex(({ start }) => text.slice(0, start).split(/\r\n|\n|\r/).length === line);
  if (at !== -1) return at;
  const message = `${path} has no header on the line that header: names in study.yaml: no row of the first ${records.length} begins there.`;
  throw new Failure('file', message, { path });
}

/** Whether a field may be the name of a column: some text that is no number. */
function isName(field: string): boolean {
  return field.trim() !== '' && !Number.isFinite(Number(field));
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
