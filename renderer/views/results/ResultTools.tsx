import { useState } from 'react';
import type { ResultSummary } from '../../../main/contract/result';
import { Button } from '../../components/Button';
import { IconButton } from '../../components/IconButton';
import { ColumnsPopover } from './ColumnsPopover';
import { durationText } from '../../workbench/durationText';
import { useElapsed } from './useElapsed';
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
      {look.workingSince !== null && <Working since={look.workingSince} onCancel={view.cancel} />}
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

const patience = 300;

/** Says that the rows in sight are still those of before, once that takes a while. */
function Working({ since, onCancel }: { readonly since: number; readonly onCancel: () => void }) {
  const elapsed = useElapsed(since);
  if (elapsed < patience) return null;
  return (
    <>
      <span className="run-facts working">
        <span role="status">Filtering and sorting; these are the rows of before</span>
        <span aria-hidden="true">{durationText(Math.floor(elapsed / 100) * 100)}</span>
      </span>
      <Button label="Cancel" icon="debug-stop" onClick={onCancel} />
    </>
  );
}
