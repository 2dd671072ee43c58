import { Failure } from '../../../contract/failure';
import { literal } from '../../../contract/sql';
import { describedTable } from '../describedTable';
import type { Importer } from '../importer';

/** Apache Parquet: it names its own columns and types. */
export const parquet: Importer = {
  id: 'parquet',
  title: 'Parquet',
  extensions: ['parquet'],

  inspect(session, { file, path }, signal) {
    return describedTable(session, `read_parquet(${literal(file)})`, path, signal);
  },

  async load(session, { file, path, table }, signal) {
    try {
      await session.runNow(`CREATE TABLE ${table} AS FROM read_parquet(${literal(file)})`, { signal });
    } catch (error) {
      if (!(error instanceof Failure) || error.code === 'cancelled') throw error;
      const said = error.message.replace(/^Invalid Input: /, '').replaceAll(file, path);
      const message = `The file is not Parquet, or was cut short: ${said}. Export it again.`;
      throw new Failure('file', message, { path });
    }
    return { firstLine: null, notes: [] };
  },
};
