import type { SqliteFile } from '../sqlite/SqliteFile';

/** The attributes of all cases or files, by their ids. */
export function attributesOf(
  database: SqliteFile,
  kind: 'case' | 'file',
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const found = new Map<string, Map<string, string>>();
  for (const row of database.rows('attribute')) {
    if (row.text('attr_type') !== kind) continue;
    const id = row.text('id') ?? '';
    const mine = found.get(id) ?? new Map<string, string>();
    mine.set(row.text('name') ?? '', row.text('value') ?? '');
    found.set(id, mine);
  }
  return found;
}
