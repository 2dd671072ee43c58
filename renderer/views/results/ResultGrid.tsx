import { useCallback, useMemo, useState } from 'react';
import type { RefObject } from 'react';
import { failureData } from '../../../main/contract/failure';
import type { ResultSummary } from '../../../main/contract/result';
import type { Column } from '../../../main/contract/study';
import { DataGrid } from '../../adapters/grid/DataGrid';
import type { GridMenuTarget } from '../../adapters/grid/DataGridProps';
import type { Cell } from '../../adapters/grid/selection';
import { useClient } from '../../client/client';
import { FailureNotice } from '../../components/FailureNotice';
import { CellDialog } from './CellDialog';
import { moveColumn, pinnedShown, shownColumns } from './columnLayout';
import { ColumnsPopover } from './ColumnsPopover';
import { ExportResultDialog } from './ExportResultDialog';
import { FilterField } from './FilterField';
import { FilterPopover } from './FilterPopover';
import { FindBar } from './FindBar';
import { GridMenu } from './GridMenu';
import { resultPage } from './resultPage';
import { useCaseMark } from './useCaseMark';
import { useCopy } from './useCopy';
import { useGridLook } from './useGridLook';
import { useResultExport } from './useResultExport';
import { useResultView } from './useResultView';
import './filters.css';

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

/** Something small that is open over the rows. */
type Opened =
  | ({ readonly what: 'menu' } & GridMenuTarget)
  | { readonly what: 'filter'; readonly column: number; readonly x: number; readonly y: number }
  | { readonly what: 'columns'; readonly x: number; readonly y: number }
  | { readonly what: 'cell'; readonly column: Column; readonly text: string };

/** The rows of one result. */
export function ResultGrid({ result, focusKept, name, exporting, onExporting }: ResultGridProps) {
  const { ask } = useClient();
  const view = useResultView(result);
  const { wanted, shown, rows, layout, failure } = view.look;
  const [opened, setOpened] = useState<Opened | null>(null);
  const [asked, setAsked] = useState(0);
  const [reveal, setReveal] = useState<Cell | null>(null);
  const mark = useCaseMark();
  const look = useGridLook();
  const columns = useMemo(() => shownColumns(layout), [layout]);
  const arranged = { result: result.result, ...shown };
  const { copy, copyText } = useCopy(arranged, columns);
  const { failure: refusal, ...exportOf } = useResultExport(arranged, () => {
    onExporting(false);
  });
  const load = useCallback(
    async (offset: number, limit: number, signal: AbortSignal) =>
      resultPage(await ask('result.page', { result: result.result, ...shown, offset, limit }, signal)),
    [ask, result, shown],
  );
  const close = useCallback(() => {
    setOpened(null);
  }, []);
  const openFilter = (column: number, place: { readonly x: number; readonly y: number }) => {
    setOpened({ what: 'filter', column, ...place });
  };
  return (
    <>
      {view.look.finding && (
        <FindBar {...{ result, shown, columns, asked }} onFound={setReveal} onClose={view.toggleFinding} />
      )}
      {failure && <FailureNotice title="These rows could not be shown." message={failure.message} />}
      <DataGrid
        label="Results"
        look={look}
        columns={result.columns}
        shown={columns}
        pinned={pinnedShown(layout)}
        rows={rows}
        order={wanted.order}
        onOrder={order => {
          view.arrange({ order });
        }}
        filters={wanted.filters}
        filter={
          view.look.filterBar
            ? column => (
                <FilterField
                  name={result.columns[column]?.name ?? ''}
                  filter={wanted.filters.find(each => each.column === column) ?? null}
                  onOpen={place => {
                    openFilter(column, place);
                  }}
                />
              )
            : null
        }
        onFilter={openFilter}
        onToggleFilters={view.toggleFilterBar}
        widths={layout.widths}
        onWidth={(column, width) => {
          view.layOut(last => ({ ...last, widths: { ...last.widths, [column]: width } }));
        }}
        onMove={(column, place) => {
          view.layOut(last => moveColumn(last, column, place));
        }}
        load={load}
        reveal={reveal}
        mark={mark}
        focusKept={focusKept}
        onCopy={range => {
          copy(range, { format: 'tsv', header: false });
        }}
        onFind={() => {
          if (!view.look.finding) view.toggleFinding();
          setAsked(last => last + 1);
        }}
        onMenu={target => {
          setOpened({ what: 'menu', ...target });
        }}
        onOpenCell={(column, text) => {
          setOpened({ what: 'cell', column, text });
        }}
        onFailure={error => {
          view.failed(failureData(error));
        }}
      />
      {rows === 0 && (
        <p className="results-none">
          {result.rows === 0 ? 'The query returned no rows.' : 'No row meets the filters.'}
        </p>
      )}
      {opened?.what === 'menu' && (
        <GridMenu
          target={opened}
          {...{ result, view, copy, copyText, onClose: close }}
          onColumns={() => {
            setOpened({ what: 'columns', x: opened.x, y: opened.y });
          }}
          onFilter={() => {
            openFilter(opened.column, opened);
          }}
          onExport={() => {
            onExporting(true);
          }}
        />
      )}
      {opened?.what === 'filter' && result.columns[opened.column] && (
        <Filtering key={opened.column} {...{ result, view, opened }} onClose={close} />
      )}
      {opened?.what === 'columns' && (
        <ColumnsPopover
          {...{ x: opened.x, y: opened.y, layout, columns: result.columns }}
          onLayOut={view.layOut}
          onClose={close}
        />
      )}
      {exporting && (
        <ExportResultDialog
          {...{ name, rows, failure: refusal, working: exportOf.working }}
          all={result.rows}
          hidden={layout.hidden.length}
          onExport={exportOf.save}
          onClose={() => {
            onExporting(false);
          }}
        />
      )}
      {opened?.what === 'cell' && (
        <CellDialog
          column={opened.column}
          text={opened.text}
          onCopy={() => {
            copyText(opened.text, 'the value');
          }}
          onClose={close}
        />
      )}
    </>
  );
}

interface FilteringProps {
  readonly result: ResultSummary;
  readonly view: ReturnType<typeof useResultView>;
  readonly opened: Extract<Opened, { readonly what: 'filter' }>;
  readonly onClose: () => void;
}

function Filtering({ result, view, opened: { column, x, y }, onClose }: FilteringProps) {
  const described = result.columns[column];
  if (!described) return null;
  return (
    <FilterPopover
      {...{ column, described, x, y, onClose }}
      result={result.result}
      filters={view.look.wanted.filters}
      onFilter={filter => {
        view.filter(column, filter);
      }}
    />
  );
}
