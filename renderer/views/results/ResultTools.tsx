import { useState } from 'react';
import type { ResultSummary } from '../../../main/contract/result';
import { Button } from '../../components/Button';
import { IconButton } from '../../components/IconButton';
import { ColumnsPopover } from './ColumnsPopover';
import { useMakeChart } from './useMakeChart';
import { useResultCommands } from './useResultCommands';
import { useResultView } from './useResultView';
import { useShowSql } from './useShowSql';

interface ResultToolsProps {
  readonly path: string;
  readonly result: ResultSummary;
}

/** What can be done with the rows of a result from above them. */
export function ResultTools({ path, result }: ResultToolsProps) {
  const view = useResultView(result);
  const { look } = view;
  const [columnsAt, setColumnsAt] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const showSql = useShowSql(path, result, look);
  const makeChart = useMakeChart(path, result);
  useResultCommands({ filter: view.toggleFilterBar, find: view.toggleFinding, showSql, makeChart });
  return (
    <>
      <div className="result-tools" role="toolbar" aria-label="Rows">
        <IconButton
          icon={look.wanted.filters.length > 0 ? 'filter-filled' : 'filter'}
          label="Filter rows"
          keys="Ctrl+Shift+L in the rows"
          pressed={look.filterBar}
          onClick={view.toggleFilterBar}
        />
        <IconButton
          icon="search"
          label="Find in result"
          keys="Ctrl+F in the rows"
          pressed={look.finding}
          onClick={view.toggleFinding}
        />
        <IconButton
          icon="list-selection"
          label="Columns"
          onClick={event => {
            const box = event.currentTarget.getBoundingClientRect();
            setColumnsAt({ x: box.left, y: box.bottom + 4 });
          }}
        />
        <IconButton icon="code" label="Show as SQL" onClick={showSql} />
        <IconButton icon="graph" label="Make chart" onClick={makeChart} />
      </div>
      {look.wanted.filters.length > 0 && (
        <Button
          label="Clear filters"
          icon="clear-all"
          onClick={() => {
            view.arrange({ filters: [] });
          }}
        />
      )}
      {columnsAt && (
        <ColumnsPopover
          {...columnsAt}
          columns={result.columns}
          layout={look.layout}
          onLayOut={view.layOut}
          onClose={() => {
            setColumnsAt(null);
          }}
        />
      )}
    </>
  );
}
