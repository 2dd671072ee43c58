import type { EngineAsk } from '../../../main/contract/engine';
import { Failure } from '../../../main/contract/failure';
import type { Arranged, CopyRequest } from '../../../main/contract/result';
import type { GridRange } from '../../adapters/grid/selection';

/** How a copy is written. */
export type CopyForm = Pick<CopyRequest, 'format' | 'header'>;

/** Cells that may be copied at once: more would fill the clipboard with hundreds of megabytes. */
export const mostCells = 2_000_000;

/** Asks the engine for exactly the rows and columns of a range, as text. @param shown indexes of the columns shown */
export async function copyRange(
  ask: EngineAsk,
  arranged: Arranged,
  shown: readonly number[],
  range: GridRange,
  form: CopyForm,
): Promise<string> {
  const { rows, columns } = sizeOf(range);
  if (rows * columns > mostCells) {
    const many = (rows * columns).toLocaleString('en-GB');
    throw new Failure(
      'refused',
      `${many} cells are more than can be copied at once (${mostCells.toLocaleString('en-GB')}). Select fewer rows or columns, or export the rows to a file.`,
    );
  }
  return ask('result.copy', {
    ...arranged,
    offset: range.firstRow,
    limit: rows,
    columns: shown.slice(range.firstColumn, range.lastColumn + 1),
    ...form,
  });
}

export function sizeOf(range: GridRange): { readonly rows: number; readonly columns: number } {
  return {
    rows: range.lastRow - range.firstRow + 1,
    columns: range.lastColumn - range.firstColumn + 1,
  };
}
