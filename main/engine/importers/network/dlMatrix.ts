import { Failure } from '../../../contract/failure';
import { placeIn } from '../reader';
import type { Source } from '../reader';
import { isNumber } from './columnType';
import type { DlActors } from './DlActors';
import type { DlHeader } from './dlHeader';
import type { Field, Fields } from './Fields';
import { bothWays, noFacts } from './network';
import type { Tie } from './network';

interface Cell {
  readonly line: number;
  readonly from: string;
  readonly column: number;
  readonly weight: string;
}

/** What a matrix gave, and how many of its cells have no value. */
export interface DlMatrix {
  readonly ties: readonly Tie[];
  readonly missing: number;
}

/** Reads one relation that is given as a matrix, whole or by half. */
export function readDlMatrix(
  fields: Fields,
  header: DlHeader,
  actors: DlActors,
  kind: string | null,
  source: Source,
): DlMatrix {
  const { format, embedded, rows: height, columns: width } = header;
  const rows = height ?? 0;
  const heads = embedded.columns ? columnHeads(fields, width ?? 0, actors, source) : null;
  const unlabelled = heads && !header.twoMode ? heads : actors.rows.ids;
  const cells: Cell[] = [];
  let missing = 0;
  for (let row = 0; row < rows; row++) {
    const label = embedded.rows ? fields.datum() : null;
    if (embedded.rows && !label) ended(fields, row, source);
    const from = label ? actors.labelled('rows', label) : unlabelled[row];
    for (const column of columnsOf(row, header)) {
      const field = fields.datum();
      if (!field) ended(fields, row, source);
      const weight = cellWeight(field, row, column, source);
      if (weight === null) missing++;
      else if (Number(weight) !== 0) cells.push({ line: field.line, from: from ?? '', column, weight });
    }
  }
  const heading = heads ?? actors.columns.ids;
  const ties = cells.map(({ line, from, column, weight }): Tie => {
    return { line, from, to: heading[column] ?? '', weight, kind, facts: noFacts };
  });
  return { ties: format === 'fullmatrix' ? ties : ties.flatMap(bothWays), missing };
}

/** Labels above the columns; those above each further matrix are the same. */
function columnHeads(fields: Fields, width: number, actors: DlActors, source: Source): readonly string[] {
  return Array.from({ length: width }, () => {
    const label = fields.datum();
    return label ? actors.labelled('columns', label) : ended(fields, 0, source);
  });
}

/** The columns that a row of the matrix has numbers for. */
function columnsOf(row: number, { format, columns, diagonal }: DlHeader): readonly number[] {
  const width = columns ?? 0;
  const from = format === 'upperhalf' ? row : 0;
  const to = format === 'lowerhalf' ? Math.min(row + 1, width) : width;
  const all = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
  return diagonal ? all : all.filter(column => column !== row);
}

/** The number in a cell, or null where the matrix has none. */
function cellWeight({ text, line }: Field, row: number, column: number, source: Source): string | null {
  // UCINET keeps a missing value as 1E+38, and writes it so or as one of these.
  if (/^(\.|\?|na|n\/a|-+)$/i.test(text) || Number(text) >= 1e36) return null;
  if (isNumber(text)) return text;
  throw new Failure(
    'file',
    `${source.path} has "${text}" in row ${row + 1}, column ${column + 1} of the matrix, where a number is expected. Where the rows begin with labels the header must say "labels embedded".`,
    placeIn(source, line),
  );
}

function ended(fields: Fields, row: number, source: Source): never {
  throw new Failure(
    'file',
    `${source.path} ends within row ${row + 1} of the matrix: it is cut off, or its header counts more actors than it has.`,
    placeIn(source, fields.line),
  );
}
