import { Collected } from '../Collected';
import { pointPath } from '../codePath';
import { columnsOf, foldHeading } from '../heading';
import type { Aliases } from '../heading';
import { rowsOf } from '../rows';
import type { Dialect, SegmentTable, TextTable } from '../table';

type Field = 'id' | 'document' | 'tag' | 'quote';

const aliases: Aliases<Field> = { id: ['id'], document: ['document'], tag: ['tag'], quote: ['content'] };

/** Taguette: highlights, a row for each tag of each. */
export const taguetteHighlights: Dialect = {
  id: 'taguette-highlights',
  title: 'Taguette highlights',
  recognise(columns) {
    const exactly =
      columns
        .map(foldHeading)
        .filter(heading => heading !== '')
        .join() === 'id,document,tag,content';
    const why =
      'The headings “id”, “document”, “tag” and “content”, and no others, are those of Taguette’s highlights.';
    return exactly ? { sureness: 0.9, why } : null;
  },
  read,
};

function read(table: TextTable): SegmentTable {
  const kept = new Collected();
  for (const row of rowsOf(table, columnsOf(table.columns, aliases))) {
    const [document, tag, quote] = [row.cell('document'), row.cell('tag'), row.whole('quote')];
    if (row.blank) kept.leaveOut(row.line, 'Empty rows', 'They hold nothing.');
    else if (document === null) kept.reject(row.line, quote, 'No document is named.');
    else if (tag === null) kept.reject(row.line, quote, 'The highlight has no tag.');
    else
      kept.segments.push({
        document,
        codePath: pointPath(tag),
        coder: null,
        quote,
        comment: null,
        createdAt: null,
        weight: null,
        line: row.line,
      });
  }
  kept.notes.push('Taguette does not say who tagged a highlight or when.');
  if (kept.segments.some(({ codePath }) => codePath.length > 1))
    kept.notes.push('A point within a tag, as in “Barriers.Staffing”, is read as parent and child.');
  return kept.table(taguetteHighlights.id, 'segments');
}
