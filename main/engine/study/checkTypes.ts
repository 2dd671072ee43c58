import { Failure } from '../../contract/failure';
import type { Session } from '../database/Session';
import { descriptionFile } from './description';
import type { LoadEntry } from './description';

/** Fails when study.yaml gives a column a type that there is not: no file is to blame for that. */
export async function checkTypes(session: Session, { table, types, line }: LoadEntry): Promise<void> {
  for (const [column, type] of types) {
    try {
      await session.runNow(`SELECT NULL::${type}`);
    } catch (error) {
      if (!(error instanceof Failure) || error.code === 'cancelled') throw error;
      const message = `${table}: “${type}” is no type that ${column} could have. Write one of DuckDB’s, such as VARCHAR, INTEGER, DOUBLE, DATE or BOOLEAN.`;
      throw new Failure('study', message, { path: descriptionFile, line });
    }
  }
}
