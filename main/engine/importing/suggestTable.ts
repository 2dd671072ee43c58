import { layouts } from '../importers/layouts';
import { tableRules } from '../study/rules';
import { studyTables } from '../study/studyTables';

/** Which table a file's rows are for, by its headings. */
export interface Suggestion {
  readonly table: string;
  readonly layout: string | null;
  /** Name in the file by name in the table, where they differ. */
  readonly columns: Readonly<Record<string, string>>;
  readonly why: string;
}

/** The likeliest table for columns of these names: a known layout, a table of the study, or a new one. */
export function suggestTable(columns: readonly string[], name: string): Suggestion {
  const laidOut = layouts
    .flatMap(layout => {
      const found = layout.recognise(columns);
      return found ? [{ layout, ...found }] : [];
    })
    .sort((a, b) => b.sureness - a.sureness)[0];
  if (laidOut) {
    const { layout, why } = laidOut;
    return { table: layout.table, layout: layout.id, columns: {}, why: `${layout.title}: ${why}` };
  }
  const known = Object.keys(studyTables)
    .filter(table => !['turns', 'documents'].includes(table))
    .map(table => ({ table, matched: matchedColumns(table, columns) }))
    .filter(({ table, matched }) => isEnough(table, matched))
    .sort((a, b) => b.matched.size - a.matched.size)[0];
  if (!known)
    return {
      table: name,
      layout: null,
      columns: {},
      why: 'A table of its own: its headings are those of no table of the study.',
    };
  const { table, matched } = known;
  const renamed = [...matched].filter(([column, heading]) => column !== heading.trim().toLowerCase());
  const why = `Its headings ${[...matched.values()]
    .slice(0, 4)
    .map(heading => `“${heading}”`)
    .join(', ')} are columns of ${table}.`;
  return { table, layout: null, columns: Object.fromEntries(renamed), why };
}

/** Heading by column of the table that it is the name of, letters' case, spaces and underscores aside. */
function matchedColumns(table: string, headings: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const column of Object.keys(studyTables[table] ?? {})) {
    const heading = headings.find(one => folded(one) === folded(column));
    if (heading !== undefined) found.set(column, heading);
  }
  return found;
}

const folded = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

function isEnough(table: string, matched: ReadonlyMap<string, string>): boolean {
  const rules = tableRules[table] ?? {};
  const must = rules.key ?? (rules.references ?? []).map(({ column }) => column);
  const hits = must.filter(column => matched.has(column)).length;
  const all = Object.keys(studyTables[table] ?? {}).length;
  return must.length > 0 && hits === must.length && matched.size >= Math.min(3, Math.ceil(all / 2));
}
