import { literal } from '../../../contract/sql';
import type { Importer } from '../importer';

/** Apache Parquet: it names its own columns and types. */
export const parquet: Importer = {
  id: 'parquet',
  title: 'Parquet',
  extensions: ['parquet'],

  async load(session, { file, table }, signal) {
    await session.runNow(`CREATE TABLE ${table} AS FROM read_parquet(${literal(file)})`, { signal });
    return { firstLine: null, notes: [] };
  },
};
