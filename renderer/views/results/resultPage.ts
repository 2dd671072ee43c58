import { tableFromIPC } from 'apache-arrow';
import { columnCell } from '../../../main/contract/cell';
import { cellText } from '../../../main/contract/cellText';
import type { GridPage } from '../../adapters/grid/GridPage';

/** A page of a result, read from its Arrow stream; columns go by index, as names may repeat. */
export function resultPage(bytes: Uint8Array): GridPage {
  const table = tableFromIPC(bytes);
  const columns = table.schema.fields.map((_, index) => table.getChildAt(index));
  return {
    textAt: (row, column) => {
      const values = columns[column] ?? null;
      const cell = values === null ? null : columnCell(values, row);
      return cell === null ? null : cellText(cell);
    },
  };
}
