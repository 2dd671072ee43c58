import { isUntitled } from '../session/document';
import { useSessionPart } from '../session/SessionProvider';
import { resultInSight } from '../session/state';
import { fileKind } from './fileKind';

/** The size of the result in sight, the caret and the language of the active editor. */
export function StatusPlace() {
  const active = useSessionPart(session => session.active);
  const caret = useSessionPart(session => (session.active === null ? null : session.carets[session.active]));
  const result = useSessionPart(({ shown, runs }) => resultInSight(runs[shown ?? '']));
  return (
    <>
      {result && (
        <span className="status-item">
          {result.rows.toLocaleString('en-GB')} {result.rows === 1 ? 'row' : 'rows'},{' '}
          {Math.round(result.milliseconds).toLocaleString('en-GB')} ms
        </span>
      )}
      {caret && (
        <span className="status-item">
          Ln {caret.line}, Col {caret.column}
        </span>
      )}
      {active !== null && (
        <span className="status-item">
          {fileKind(active).language}
          {isUntitled(active) && ', not saved yet'}
        </span>
      )}
    </>
  );
}
