import { tableFromIPC } from 'apache-arrow';
import { columnCell } from '../../contract/cell';
import type { CellTable } from '../../contract/cell';
import { cellText } from '../../contract/cellText';
import type { Choices } from '../../contract/savedQuery';
import type { Queries } from './Queries';

/** As many as one can still look through. */
const most = 1000;

let count = 0;

/** The first column's values and the second's labels of a query, which runs in a session of its own. */
export async function choicesOf(queries: Queries, sql: string, signal: AbortSignal): Promise<Choices> {
  const session = `choices ${++count}`;
  try {
    const query = { session, sql, path: null, parameters: {} };
    const { result, rows } = await queries.run(query, signal, () => undefined);
    const page = await queries
      .result(result)
      .page({ order: [], filters: [], offset: 0, limit: most }, signal);
    const table: CellTable = tableFromIPC(page);
    const values = table.getChildAt(0);
    const labels = table.getChildAt(1) ?? values;
    const choices = Array.from({ length: table.numRows }, (_, row) => {
      const value = values && columnCell(values, row);
      const label = labels && columnCell(labels, row);
      return {
        value: value === null ? null : cellText(value),
        label: label === null ? cellText(value) : cellText(label),
      };
    });
    return { choices, more: rows > most };
  } finally {
    await queries.end(session);
  }
}
