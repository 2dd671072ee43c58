import { Collected } from '../Collected';
import { backslashPath } from '../codePath';
import { dateOrder, isoDate, plainNumber } from '../dates';
import type { DateOrder } from '../dates';
import { columnsOf, headingsFound } from '../heading';
import type { Aliases } from '../heading';
import { cellsOf, rowsOf } from '../rows';
import type { Row } from '../rows';
import type { Dialect, Segment, SegmentTable, TextTable } from '../table';

type Field = 'document' | 'range' | 'coder' | 'created' | 'quote' | 'owner' | 'added' | 'combined' | 'memo';

const aliases: Aliases<Field> = {
  document: ['Media Title', 'Resource Title'],
  range: ['Excerpt Range'],
  coder: ['Excerpt Creator'],
  created: ['Excerpt Date'],
  quote: ['Excerpt Copy', 'Excerpt Text'],
  owner: ['Resource Creator'],
  added: ['Resource Date'],
  combined: ['Codes Applied Combined'],
  memo: ['Excerpt Memo', 'Memo'],
};

/** Dedoose: excerpts, with three columns for each code. */
export const dedooseExcerpts: Dialect = {
  id: 'dedoose-excerpts',
  title: 'Dedoose excerpts',
  recognise(columns) {
    const found = columnsOf(columns, aliases);
    if (!found.has('document') || !found.has('quote') || found.size < 4) return null;
    const why = `The headings ${headingsFound(columns, found)} are those of Dedoose’s excerpts.`;
    return { sureness: 1, why };
  },
  read,
};

interface CodeColumns {
  readonly path: readonly string[];
  readonly applied: number;
  readonly range: number;
  readonly weight: number;
}

function codeColumns(columns: readonly string[]): readonly CodeColumns[] {
  return columns.flatMap((heading, applied) => {
    const [, code] = /^\s*Code: (.+) Applied\s*$/u.exec(heading) ?? [];
    if (code === undefined) return [];
    const at = (kind: string) => columns.findIndex(other => other.trim() === `Code: ${code} ${kind}`);
    return [{ path: backslashPath(code), applied, range: at('Range'), weight: at('Weight') }];
  });
}

interface Reader {
  readonly kept: Collected;
  readonly codes: readonly CodeColumns[];
  readonly descriptors: readonly number[];
  readonly created: DateOrder;
}

function read(table: TextTable): SegmentTable {
  const columns = columnsOf(table.columns, aliases);
  const kept = new Collected();
  const codes = codeColumns(table.columns);
  const descriptors = table.columns.flatMap((heading, index) =>
    /^\s*Descriptor:/u.test(heading) ? [index] : [],
  );
  // Dedoose's server writes dates the American way.
  const created = dateOrder(cellsOf(table, columns, 'created'), 'month first');
  if (codes.length === 0)
    kept.notes.push(
      'There are no columns for single codes: codes are read from the list of names, which has no parents.',
    );
  const reader = { kept, codes, descriptors, created };
  rowsOf(table, columns).forEach((row, index) => readExcerpt(row, table.rows[index] ?? [], reader));
  return kept.table(dedooseExcerpts.id, 'segments');
}

type Applied = Pick<Segment, 'codePath' | 'weight' | 'offsets'>;

function readExcerpt(row: Row<Field>, cells: readonly (string | null)[], reader: Reader): void {
  const { kept, created } = reader;
  if (row.blank) {
    kept.leaveOut(row.line, 'Empty rows', 'They hold nothing.');
    return;
  }
  const document = row.cell('document');
  const quote = row.whole('quote');
  const applied = appliedCodes(row, cells, reader);
  if (document === null) {
    kept.reject(row.line, quote, 'No document is named.');
    return;
  }
  if (applied.length === 0) {
    kept.reject(row.line, quote, 'No code is applied to the excerpt.');
    return;
  }
  const createdAt = isoDate(row.cell('created'), created);
  applied.forEach((code, index) =>
    kept.segments.push({
      document,
      coder: row.cell('coder'),
      quote,
      comment: index === 0 ? row.cell('memo') : null,
      createdAt,
      line: row.line,
      ...code,
    }),
  );
  if (row.cell('created') !== null && createdAt === null) kept.lose('Dates', 'They are no dates.');
  const given = reader.descriptors.filter(column => (cells[column] ?? '').trim() !== '').length;
  kept.lose('Descriptors', 'They describe cases, not codings: load the file as a table to keep them.', given);
  if (row.cell('owner') !== null || row.cell('added') !== null)
    kept.lose('Creators and dates of documents', 'The transcripts are imported by themselves.');
}

function appliedCodes(
  row: Row<Field>,
  cells: readonly (string | null)[],
  { kept, codes }: Reader,
): readonly Applied[] {
  const own = offsetsOf(row.cell('range'));
  const text = (column: number) => (column < 0 ? null : (cells[column] ?? '').trim() || null);
  if (codes.length === 0) {
    const names = (row.cell('combined') ?? '').split(/\s*,\s+/u).filter(name => name !== '');
    return names.map(name => ({ codePath: [name], weight: null, ...own }));
  }
  const applied = codes.filter(code => /^(true|1|yes)$/iu.test(text(code.applied) ?? ''));
  return applied.map(code => {
    const weight = plainNumber(text(code.weight));
    if (text(code.weight) !== null) kept.lose('Weights', 'Codings have no weight here.');
    return { codePath: code.path, weight, ...own, ...offsetsOf(text(code.range)) };
  });
}

/** `0-18`; a range on a page of a PDF is no place in a text. */
function offsetsOf(range: string | null): Pick<Segment, 'offsets'> {
  const [, start, end] = /^(\d+)\s*[-–]\s*(\d+)$/u.exec(range ?? '') ?? [];
  if (start === undefined || end === undefined || Number(end) <= Number(start)) return {};
  return { offsets: { start: Number(start), end: Number(end) } };
}
