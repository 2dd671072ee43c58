import { isUntitled } from '../session/document';
import { useSessionPart } from '../session/SessionProvider';
import { resultInSight } from '../session/state';
import { fileKind } from './fileKind';
import { useCaret } from './useCaret';
import type { PanelView } from './view';
import { useViews } from './ViewsProvider';

/** The size of the result in sight, the caret and the language of the active editor. */
export function StatusPlace() {
  const active = useSessionPart(session => session.active);
  const result = useSessionPart(({ shown, runs }) => resultInSight(runs[shown ?? '']));
  const panel = useViews().panels.find(({ id }) => id === 'results');
  return (
    <>
      {result && (
        <span className="status-item">
          {panel && <RowsKept panel={panel} rows={result.rows} />}
          {result.rows.toLocaleString('en-GB')} {result.rows === 1 ? 'row' : 'rows'},{' '}
          {Math.round(result.milliseconds).toLocaleString('en-GB')} ms
        </span>
      )}
      {active !== null && <CaretPlace key={active} path={active} />}
      {active !== null && (
        <span className="status-item">
          {fileKind(active).language}
          {isUntitled(active) && ', not saved yet'}
        </span>
      )}
    </>
  );
}

function CaretPlace({ path }: { readonly path: string }) {
  const caret = useCaret(path);
  return (
    caret && (
      <span className="status-item">
        Ln {caret.line}, Col {caret.column}
      </span>
    )
  );
}

interface RowsKeptProps {
  /** The panel that shows the result, which counts the rows that its filters let through. */
  readonly panel: PanelView;
  readonly rows: number;
}

/** How many rows the filters let through, where those are not all. */
function RowsKept({ panel, rows }: RowsKeptProps) {
  const kept = panel.useCount();
  return kept === null || kept === rows ? null : <>{kept.toLocaleString('en-GB')} of </>;
}
