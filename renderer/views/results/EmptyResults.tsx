import { Keys } from '../../components/Keys';
import { useSessionPart } from '../../session/SessionProvider';
import { useKeysOf } from '../../workbench/useKeys';

/** What stands in place of rows: how to get some, or why there are none. */
export function EmptyResults({ path }: { readonly path: string | null }) {
  const run = useSessionPart(session => (path === null ? undefined : session.runs[path]));
  const keys = useKeysOf('query.run') ?? 'Ctrl+Enter';
  if (path === null) {
    return <p className="results-empty">Open a query (a file ending in .sql) to see its rows here.</p>;
  }
  if (run?.state === 'running') return <p className="results-empty">The first rows are on their way.</p>;
  if (run?.state === 'cancelled') {
    return (
      <p className="results-empty">
        Cancelled: there are no rows. <Keys keys={keys} /> runs the query again.
      </p>
    );
  }
  if (run) {
    const { statement } = run;
    return (
      <p className="results-empty">
        {statement === '' ? 'Done' : `${statement} is done`}; it returns no rows.
      </p>
    );
  }
  return (
    <p className="results-empty">
      <Keys keys={keys} /> runs the query; its rows are shown here.
    </p>
  );
}
