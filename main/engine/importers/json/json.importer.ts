import { Failure } from '../../../contract/failure';
import { literal } from '../../../contract/sql';
import { describedTable } from '../describedTable';
import type { Importer } from '../importer';

/** JSON: an array of objects, or one object a line. */
export const json: Importer = {
  id: 'json',
  title: 'JSON',
  extensions: ['json', 'ndjson', 'jsonl'],

  inspect(session, { file, path }, signal) {
    return describedTable(session, `read_json(${literal(file)})`, path, signal);
  },

  async load(session, { file, path, table }, signal) {
    const read = `read_json(${literal(file)}, sample_size = -1, maximum_object_size = 268435456)`;
    try {
      await session.runNow(`CREATE TABLE ${table} AS FROM ${read}`, { signal });
    } catch (error) {
      if (!(error instanceof Failure) || error.code === 'cancelled') throw error;
      const line = /line (\d+)/.exec(error.message)?.[1];
      const place = line === undefined ? { path } : { path, line: Number(line) };
      throw new Failure(
        'file',
        `${error.message} The file must be an array of objects or one object a line.`,
        place,
      );
    }
    return { firstLine: null, notes: [] };
  },
};
