import { failureData } from '../../../main/contract/failure';
import type { Arranged } from '../../../main/contract/result';
import type { GridRange } from '../../adapters/grid/selection';
import { useClient } from '../../client/client';
import { useDispatch } from '../../session/SessionProvider';
import { copyRange, sizeOf } from './copyRange';
import type { CopyForm } from './copyRange';
import { writeClipboard } from '../../workbench/writeClipboard';

/** Copying, told in a notice. @param shown indexes of the columns shown */
export function useCopy(arranged: Arranged, shown: readonly number[]) {
  const { ask } = useClient();
  const dispatch = useDispatch();
  const told = (work: () => Promise<string>) => {
    void work()
      .catch((error: unknown) => failureData(error).message)
      .then(notice => {
        dispatch({ type: 'notice.set', notice, passing: true });
      });
  };
  return {
    copy: (range: GridRange, form: CopyForm) => {
      told(async () => {
        const text = await copyRange(ask, arranged, shown, range, form);
        await writeClipboard(text);
        const { rows, columns } = sizeOf(range);
        if (rows * columns === 1) return 'Copied one cell.';
        return `Copied ${rows.toLocaleString('en-GB')} × ${columns.toLocaleString('en-GB')} cells.`;
      });
    },
    copyText: (text: string, what: string) => {
      told(async () => {
        await writeClipboard(text);
        return `Copied ${what}.`;
      });
    },
  };
}
