import { literal, quoted } from '../../main/contract/sql';
import type { StudySummary } from '../../main/contract/study';
import { nameOf } from '../session/document';

/** The query that shows the rows of a data file: of the table it was loaded into, or of the file itself. */
export function queryOn(path: string, study: StudySummary | null): string {
  const table = study?.tables.find(({ files }) => files.includes(path));
  const title = `-- title: Rows of ${nameOf(path)}\n`;
  return table ? `${title}FROM ${quoted(table.name)};\n` : `${title}FROM ${literal(path)};\n`;
}

/** A name within the one line of a comment. */
export const oneLine = (name: string): string => name.replaceAll(/\s+/g, ' ');

/** The query that shows all rows of a table. */
export function rowsQuery(table: string): string {
  return `-- title: Rows of ${oneLine(table)}\nSELECT * FROM ${quoted(table)};\n`;
}

/** The query that shows the values of a column, those that most rows have first. */
export function valuesQuery(table: string, column: string): string {
  const title = `-- title: Values of ${oneLine(column)} in ${oneLine(table)}`;
  const name = quoted(column);
  return `${title}\nSELECT ${name}, count(*) AS rows\nFROM ${quoted(table)}\nGROUP BY ${name}\nORDER BY rows DESC, ${name};\n`;
}
