import type { PlainReject, PlainRow, PlainRows } from './codebook';

/** The codings of `coding/<coder>/<document>.jsonl`: one JSON object a line. */
export function readCodingLines(text: string): PlainRows {
  const rows: PlainRow[] = [];
  const rejects: PlainReject[] = [];
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (line.trim() === '') continue;
    const values = fieldsOf(line);
    if (values) rows.push({ line: index + 1, values });
    else
      rejects.push({
        line: index + 1,
        column: null,
        value: line.length > 200 ? `${line.slice(0, 199)}…` : line,
        reason: 'Not a JSON object on one line, as a coding is written',
      });
  }
  return { rows, rejects };
}

function fieldsOf(line: string): ReadonlyMap<string, string | null> | null {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    return new Map(Object.entries(value).map(([name, field]) => [name, textOf(field)]));
  } catch {
    // Not JSON: the caller lists the line among the rejects.
    return null;
  }
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
