import { Collected } from '../Collected';
import { nvivoPath, pointPath } from '../codePath';
import { columnsOf, foldHeading, headingsFound } from '../heading';
import type { Aliases } from '../heading';
import { rowsOf } from '../rows';
import type { Row } from '../rows';
import type { Dialect, SegmentTable, TextTable } from '../table';

type Field = 'name' | 'description' | 'numbers' | 'others' | 'who';

/** A table whose rows are codes. */
interface Codebook {
  readonly id: string;
  readonly title: string;
  readonly aliases: Aliases<Field>;
  readonly typical: (folded: ReadonlySet<string>) => boolean;
  readonly path: (name: string) => readonly string[];
  /** Whether leading spaces of a name tell its depth. */
  readonly indented: boolean;
}

const nvivoAliases: Aliases<Field> = {
  name: ['Name', 'Hierarchical Name'],
  description: ['Description', 'Beschreibung', 'Descripción'],
  numbers: ['Files', 'Sources', 'Dateien', 'Quellen', 'Archivos', 'Fichiers'],
  others: ['References', 'Referenzen', 'Verweise', 'Referencias', 'Références'],
  who: ['Created by', 'Erstellt von', 'Modified by', 'Created on', 'Modified on'],
};

const taguetteAliases: Aliases<Field> = {
  name: ['tag', 'name', 'path'],
  description: ['description'],
  numbers: ['number of highlights'],
  others: ['number of documents'],
  who: [],
};

/** NVivo: the codebook, and the list of codes, which has no descriptions; Taguette: the codebook. */
export const codebooks: readonly Dialect[] = [
  codebook({
    id: 'nvivo-codebook',
    title: 'NVivo codebook',
    aliases: nvivoAliases,
    typical: folded => folded.has('description') || (folded.has('numbers') && folded.has('others')),
    path: nvivoPath,
    indented: true,
  }),
  codebook({
    id: 'taguette-codebook',
    title: 'Taguette codebook',
    aliases: taguetteAliases,
    typical: folded => folded.has('numbers') && folded.has('description'),
    path: pointPath,
    indented: false,
  }),
];

function codebook(kind: Codebook): Dialect {
  return {
    id: kind.id,
    title: kind.title,
    recognise(columns) {
      const found = columnsOf(columns, kind.aliases);
      const enough = found.has('name') && found.has('numbers') && kind.typical(new Set(found.keys()));
      const why = `The headings ${headingsFound(columns, found)} are those of a codebook (${kind.title}).`;
      return enough && found.size >= 3 ? { sureness: 0.8, why } : null;
    },
    read: table => readCodebook(table, kind),
  };
}

function readCodebook(table: TextTable, kind: Codebook): SegmentTable {
  const kept = new Collected();
  const above: { readonly depth: number; readonly path: readonly string[] }[] = [];
  for (const row of rowsOf(table, columnsOf(table.columns, kind.aliases))) {
    const name = row.whole('name');
    if (row.blank) {
      kept.leaveOut(row.line, 'Empty rows', 'They hold nothing.');
      continue;
    }
    if (name.trim() === '') {
      kept.reject(row.line, row.cell('description'), 'No code is named.');
      continue;
    }
    const depth = kind.indented ? indentOf(name) : 0;
    while ((above.at(-1)?.depth ?? -1) >= depth) above.pop();
    const path = [...(above.at(-1)?.path ?? []), ...kind.path(name.trim())];
    above.push({ depth, path });
    kept.codes.push({ path, description: row.cell('description'), line: row.line });
    countLosses(row, kept);
  }
  return kept.table(kind.id, 'codebook');
}

function indentOf(name: string): number {
  return name.length - name.replace(/^[\s\u00a0]+/u, '').length;
}

function countLosses(row: Row<Field>, kept: Collected): void {
  if (row.cell('numbers') !== null || row.cell('others') !== null)
    kept.lose(
      'Numbers of codings',
      'They are counted anew from the codings; load the file as a table to keep them.',
    );
  if (row.cell('who') !== null) kept.lose('Who made a code, and when', 'Codes have no makers or dates here.');
}

const dedooseHeadings = ['id', 'parentid', 'depth', 'title', 'description'];

/** Dedoose: the codes, each with the id of its parent. */
export const dedooseCodes: Dialect = {
  id: 'dedoose-codes',
  title: 'Dedoose codes',
  recognise(columns) {
    const folded = columns.map(foldHeading);
    if (!dedooseHeadings.every(heading => folded.includes(heading))) return null;
    const why =
      'The headings “Id”, “Parent Id”, “Depth”, “Title” and “Description” are those of Dedoose’s codes.';
    return { sureness: 1, why };
  },
  read(table) {
    const kept = new Collected();
    const columns = columnsOf(table.columns, dedooseAliases);
    const rows = rowsOf(table, columns);
    const byId = new Map(rows.map(row => [row.cell('id') ?? '', row]));
    for (const row of rows) {
      if (row.blank) kept.leaveOut(row.line, 'Empty rows', 'They hold nothing.');
      else readDedooseCode(row, byId, kept);
    }
    return kept.table(dedooseCodes.id, 'codebook');
  },
};

type DedooseField = 'id' | 'parent' | 'title' | 'description' | 'weighted';

const dedooseAliases: Aliases<DedooseField> = {
  id: ['Id'],
  parent: ['Parent Id'],
  title: ['Title'],
  description: ['Description'],
  weighted: ['Weighted'],
};

function readDedooseCode(
  row: Row<DedooseField>,
  byId: ReadonlyMap<string, Row<DedooseField>>,
  kept: Collected,
): void {
  const path = pathOf(row, byId);
  if (typeof path === 'string') {
    kept.reject(row.line, row.cell('title') ?? row.cell('id'), path);
    return;
  }
  if (/^(true|1|yes)$/iu.test(row.cell('weighted') ?? ''))
    kept.lose('Weights', 'Codes have no weights here.');
  kept.codes.push({ path, description: row.cell('description'), line: row.line });
}

/** No code tree of people is as deep. */
const deepest = 50;

/** The titles from the top down, or why there is no such path. */
function pathOf(
  row: Row<DedooseField>,
  byId: ReadonlyMap<string, Row<DedooseField>>,
): readonly string[] | string {
  const seen = new Set([row]);
  const path: string[] = [];
  for (let at = row; ;) {
    const title = at.cell('title');
    if (title === null) return at === row ? 'The code has no title.' : 'A code above it has no title.';
    path.unshift(title);
    const parent = at.cell('parent');
    if (parent === null || parent === '0') return path;
    const above = byId.get(parent);
    if (!above) return `No code has the id ${parent}, which is named as its parent.`;
    if (seen.has(above)) return 'The codes above it go in a circle.';
    if (seen.size > deepest) return `More than ${deepest} codes stand above it.`;
    seen.add(above);
    at = above;
  }
}
