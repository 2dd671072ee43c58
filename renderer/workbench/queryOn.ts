import { literal, quoted } from '../../main/contract/sql';
import type { StudySummary } from '../../main/contract/study';
import { nameOf } from '../session/document';

/** The query that shows the rows of a data file: of the table it was loaded into, or of the file itself. */
export function queryOn(path: string, study: StudySummary | null): string {
  const table = study?.tables.find(({ files }) => files.includes(path));
  const title = `-- title: Rows of ${nameOf(path)}\n`;
  return table ? `${title}FROM ${quoted(table.name)};\n` : `${title}FROM ${literal(path)};\n`;
}
