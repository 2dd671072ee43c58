import { Failure } from '../../../contract/failure';
import { atlastiCodeSheet, atlastiQuotations } from './dialects/atlasti';
import { codebooks, dedooseCodes } from './dialects/codebooks';
import { dedooseExcerpts } from './dialects/dedoose';
import { atlastiCodeDocument, nvivoMatrix } from './dialects/matrices';
import { maxqdaSegments } from './dialects/maxqda';
import { nvivoCoding } from './dialects/nvivoCoding';
import { taguetteHighlights } from './dialects/taguette';
import type { Dialect, Recognition, SegmentTable, TextTable } from './table';

/** Every way in which coding tools write tables. A new one adds its file and one line here. */
const dialects: readonly Dialect[] = [
  maxqdaSegments,
  atlastiQuotations,
  atlastiCodeSheet,
  atlastiCodeDocument,
  nvivoMatrix,
  nvivoCoding,
  ...codebooks,
  dedooseExcerpts,
  dedooseCodes,
  taguetteHighlights,
];

/** What coding tool's table this is, by its headings and first rows; null where it is none that is known. */
export function recogniseSegments(
  columns: readonly string[],
  firstRows: TextTable['rows'],
): (Recognition & { readonly dialect: string; readonly title: string }) | null {
  const found = dialects.flatMap(({ id, title, recognise }) => {
    const recognition = recognise(columns, firstRows);
    return recognition ? [{ dialect: id, title, ...recognition }] : [];
  });
  const [best] = found.sort((a, b) => b.sureness - a.sureness);
  return best ?? null;
}

/** Reads a table in a dialect that was recognised. The name is the sheet's, which alone may name a code. */
export function readSegments(dialect: string, table: TextTable, name: string | null = null): SegmentTable {
  const known = dialects.find(({ id }) => id === dialect);
  if (!known) throw new Failure('file', `No table of coded segments is called ${dialect}.`);
  return known.read(table, name);
}
