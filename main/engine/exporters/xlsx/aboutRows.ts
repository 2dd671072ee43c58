import type { TableThread } from '../../../contract/exporting';

/** The longest text that a cell of Excel holds, in UTF-16 units. */
export const longestText = 32_767;

type Row = readonly [string, string];

/** The thread as rows of words for the sheet "About"; a text longer than a cell goes on in the next row. */
export function aboutRows(thread: TableThread): readonly Row[] {
  const { table, query, tables, files, versions, privacy } = thread;
  const rows: readonly Row[] = [
    ['Written by', 'Golden Thread'],
    ['Written at', thread.created_at],
    ['Rows', String(table.rows)],
    ...table.notes.map((note): Row => ['Note', note]),
    ['Query', query.path ?? ''],
    ['SQL', query.text],
    ...Object.entries(query.parameters).map(([name, value]): Row => [`Parameter ${name}`, value ?? 'NULL']),
    ...tables.map((each): Row => [
      `Table ${each.name}`,
      `${each.rows} rows, ${each.rejected_rows} not loaded; from ${each.files.join(', ')}`,
    ]),
    ...files.map(({ path, bytes, sha256 }): Row => [`File ${path}`, `${bytes} bytes, SHA-256 ${sha256}`]),
    ...Object.entries(versions).map(([name, version]): Row => [`Version of ${name}`, version]),
    ['Privacy', privacy === null ? 'No settings' : JSON.stringify(privacy)],
  ];
  return rows.flatMap(([name, text]) => {
    const parts = Math.max(1, Math.ceil(text.length / longestText));
    return Array.from({ length: parts }, (_, part): Row => [
      part === 0 ? name : `${name} (continued)`,
      text.slice(part * longestText, (part + 1) * longestText),
    ]);
  });
}
