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
  const records = readRecords(sample, delimiter, 200);
  const width = commonWidth(records);
  const at = Math.max(
    0,
    records.findIndex(
      record => record.fields.length >= width && record.fields.some(field => field.trim() !== ''),
    ),
  );
  const above = records.slice(0, at).flatMap(record => record.lines);
  return { delimiter, preamble: above, header: records[at]?.fields ?? [] };
}

/** The delimiter that gives the most rows of the same, largest number of fields. */
function likeliest(sample: string): string {
  const scores = delimiters.map(delimiter => {
    const records = readRecords(sample, delimiter, 100);
    const width = commonWidth(records);
    const share =
      records.filter(record => record.fields.length === width).length / Math.max(1, records.length);
    return { delimiter, score: width > 1 ? share + Math.min(width, 100) / 1000 : 0 };
  });
  const best = scores.reduce((first, second) => (second.score > first.score ? second : first));
  return best.score > 0 ? best.delimiter : ',';
}

interface TextRecord {
  readonly fields: readonly string[];
  readonly lines: readonly string[];
}

/** The number of fields that most records have; of two as common, the larger. */
function commonWidth(records: readonly TextRecord[]): number {
  const counts = new Map<number, number>();
  for (const { fields } of records) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  const [best] = [...counts].sort(([widthA, a], [widthB, b]) => b - a || widthB - widthA);
  return best?.[0] ?? 1;
}

function readRecords(sample: string, delimiter: string, most: number): readonly TextRecord[] {
  const records: TextRecord[] = [];
  let fields: string[] = [];
  let field = '';
  let quoted = false;
  let start = 0;
  const end = (at: number) => {
    fields.push(field);
    records.push({ fields, lines: sample.slice(start, at).split(/\r\n|\n|\r/) });
    fields = [];
    field = '';
  };
  for (let at = 0; at < sample.length && records.length < most; at++) {
    const character = sample[at] ?? '';
    if (character === '"' && quoted && sample[at + 1] === '"') {
      field += '"';
      at++;
    } else if (character === '"' && (quoted || field.trim() === '')) quoted = !quoted;
    else if (quoted) field += character;
    else if (character === delimiter) {
      fields.push(field);
      field = '';
    } else if (character === '\n' || character === '\r') {
      end(at);
      if (character === '\r' && sample[at + 1] === '\n') at++;
      start = at + 1;
    } else field += character;
  }
  if (records.length === 0 && (field !== '' || fields.length > 0)) end(sample.length);
  return records;
}
