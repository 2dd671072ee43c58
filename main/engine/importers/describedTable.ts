import { Failure } from '../../contract/failure';
import type { Session } from '../database/Session';
import type { FoundTable } from './reader';

/** The one table of a file that DuckDB reads, as it describes it. For use inside `exclusive`. */
export async function describedTable(
  session: Session,
  read: string,
  path: string,
  signal: AbortSignal,
): Promise<readonly FoundTable[]> {
  try {
    const rows = await session.rowsNow(`DESCRIBE FROM ${read}`, { signal });
    const columns = rows.map(row => String(row['column_name']));
    return [{ name: nameOf(path), hidden: false, rows: null, columns }];
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'cancelled') throw error;
    throw new Failure('file', `${path} could not be read: ${error.message}`, { path });
  }
}

/** The name of a file without folders and ending. */
export function nameOf(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.[^.]+$/, '');
}
