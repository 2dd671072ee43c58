import { useElapsed } from './useElapsed';

const patience = 300;

/** A bar along the top while a query takes its time. */
export function RunProgress({ startedAt }: { readonly startedAt: number }) {
  const elapsed = useElapsed(startedAt);
  if (elapsed < patience) return null;
  return (
    <div className="run-progress" role="progressbar" aria-label="Query">
      <div />
    </div>
  );
}
