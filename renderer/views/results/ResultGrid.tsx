import { useCallback, useState } from 'react';
import type { RefObject } from 'react';
import { failureData } from '../../../main/contract/failure';
import type { FailureData } from '../../../main/contract/failure';
import type { Order, ResultSummary } from '../../../main/contract/result';
import type { Column } from '../../../main/contract/study';
import { DataGrid } from '../../adapters/grid/DataGrid';
import type { GridMenuTarget } from '../../adapters/grid/DataGrid';
import type { GridRange } from '../../adapters/grid/selection';
import { useClient } from '../../client/client';
import { FailureNotice } from '../../components/FailureNotice';
import { PopupMenu } from '../../components/PopupMenu';
import { useDispatch } from '../../session/SessionProvider';
import { writeClipboard } from '../../workbench/writeClipboard';
import { CellDialog } from './CellDialog';
import { ExportResultDialog } from './ExportResultDialog';
import { copyRange, sizeOf } from './copyRange';
import type { CopyForm } from './copyRange';
import { cellItems, copyForm, headerItems, orderFor } from './gridMenu';
import { resultPage } from './resultPage';
import { useResultExport } from './useResultExport';
import { useCaseMark } from './useCaseMark';

interface ResultGridProps {
  readonly result: ResultSummary;
  /** Whether the keyboard was in the rows of the result before. */
  readonly focusKept: RefObject<boolean>;
  /** Name to offer for an export. */
  readonly name: string;
  /** Whether the export of the result is being asked for. */
  readonly exporting: boolean;
  readonly onExporting: (exporting: boolean) => void;
}

/** The rows of one result. */
export function ResultGrid({ result, focusKept, name, exporting, onExporting }: ResultGridProps) {
  const { ask } = useClient();
  const [order, setOrder] = useState<readonly Order[]>([]);
  const [failure, setFailure] = useState<FailureData | null>(null);
  const [menu, setMenu] = useState<GridMenuTarget | null>(null);
  const [opened, setOpened] = useState<{ readonly column: Column; readonly text: string } | null>(null);
  const mark = useCaseMark();
  const { copy, copyText } = useCopy(result, order);
  const {
    working,
    failure: refusal,
    save,
  } = useResultExport(result, order, () => {
    onExporting(false);
  });
  const load = useCallback(
    async (offset: number, limit: number, signal: AbortSignal) =>
      resultPage(await ask('result.page', { result: result.result, order, offset, limit }, signal)),
    [ask, result, order],
  );
  const sortBy = (next: readonly Order[]) => {
    setFailure(null);
    setOrder(next);
  };
  const pick = (id: string) => {
    if (!menu) return;
    if (id === 'export') onExporting(true);
    const form = copyForm(id);
    const wanted = orderFor(id, menu.column);
    if (form && menu.range) copy(menu.range, form);
    else if (wanted) sortBy(wanted);
    else if (id === 'name') copyText(result.columns[menu.column]?.name ?? '', 'the name');
  };

  return (
    <>
      {failure && <FailureNotice title="These rows could not be read." message={failure.message} />}
      <DataGrid
        label="Results"
        columns={result.columns}
        rows={result.rows}
        order={order}
        onOrder={sortBy}
        load={load}
        mark={mark}
        focusKept={focusKept}
        onCopy={range => {
          copy(range, { format: 'tsv', header: false });
        }}
        onMenu={setMenu}
        onOpenCell={(column, text) => {
          setOpened({ column, text });
        }}
        onFailure={error => {
          setFailure(failureData(error));
        }}
      />
      {result.rows === 0 && <p className="results-none">The query returned no rows.</p>}
      {menu && (
        <PopupMenu
          label={menu.range ? 'Selected cells' : 'Column'}
          items={menu.range ? cellItems : headerItems}
          x={menu.x}
          y={menu.y}
          onPick={pick}
          onClose={() => {
            setMenu(null);
          }}
        />
      )}
      {exporting && (
        <ExportResultDialog
          {...{ name, working, failure: refusal }}
          rows={result.rows}
          onExport={save}
          onClose={() => {
            onExporting(false);
          }}
        />
      )}
      {opened && (
        <CellDialog
          {...opened}
          onCopy={() => {
            copyText(opened.text, 'the value');
          }}
          onClose={() => {
            setOpened(null);
          }}
        />
      )}
    </>
  );
}

/** Copying, told in a notice. */
function useCopy(result: ResultSummary, order: readonly Order[]) {
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
        const text = await copyRange(ask, result.result, order, range, form);
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
