import type { SqliteFile } from '../sqlite/SqliteFile';
import { isoTime } from '../sqlite/time';

/** Who made each highlight, and when: Taguette keeps it only in the commands that it ran. */
export function authorsOf(
  database: SqliteFile,
): ReadonlyMap<string, { readonly login: string | null; readonly at: string | null }> {
  const authors = new Map<string, { readonly login: string | null; readonly at: string | null }>();
  for (const row of database.rows('commands')) {
    const id = highlightOf(row.text('payload') ?? '');
    if (id !== null && !authors.has(id))
      authors.set(id, { login: row.text('user_login'), at: isoTime(row.text('date')) });
  }
  return authors;
}

function highlightOf(payload: string): string | null {
  try {
    const command: unknown = JSON.parse(payload);
    if (!(command instanceof Object)) return null;
    const id: unknown = Reflect.get(command, 'highlight_id') ?? Reflect.get(command, 'id');
    return Reflect.get(command, 'type') === 'highlight_add' && typeof id === 'number' ? String(id) : null;
  } catch {
    return null;
  }
}
