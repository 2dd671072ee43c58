import { Failure } from '../../contract/failure';
import type { Session } from '../database/Session';
import { descriptionFile } from './description';
import type { LoadEntry } from './description';

/** Fails when study.yaml gives a column a type that there is not: no file is to blame for that. */
export async function checkTypes(session: Session, { table, types, line }: LoadEntry): Promise<void> {
  const wrong = (column: string, type: string) => {
    const message = `${table}: “${type}” is no type that ${column} could have. Write one of DuckDB’s, such as VARCHAR, INTEGER, DOUBLE, DATE or BOOLEAN.`;
    return new Failure('study', message, { path: descriptionFile, line });
  };
  for (const [column, type] of types) {
    try {
      const probe = `SELECT CAST(NULL AS ${type}\n)`;
      if ((await session.countStatementsNow(probe)) !== 1) throw wrong(column, type);
      await session.runNow(probe);
    } catch (error) {
      if (!(error instanceof Failure) || error.code === 'cancelled') throw error;
      throw wrong(column, type);
    }
  }
}
