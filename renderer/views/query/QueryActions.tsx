import { IconButton } from '../../components/IconButton';
import { useSessionPart } from '../../session/SessionProvider';
import { chosenPart, useQueryRun } from '../../session/useQueryRun';
import { useRunCommand } from '../../workbench/useCommands';
import { explainTitle } from './useQueryCommands';
import { useKeysOf } from '../../workbench/useKeys';

/** Running and cancelling, at the right above the text. The results, once in sight, have the buttons with words. */
export function QueryActions({ path }: { readonly path: string }) {
  const running = useSessionPart(session => session.runs[path]?.state === 'running');
  const shown = useSessionPart(session => session.panel === 'results' && session.shown === path);
  const isPart = useSessionPart(session => chosenPart(session, path) !== null);
  const { run, cancel } = useQueryRun();
  const runKeys = useKeysOf('query.run');
  const cancelKeys = useKeysOf('query.cancel');
  const command = useRunCommand();
  return (
    <div className="query-actions" role="toolbar" aria-label="Query">
      <IconButton
        icon="list-tree"
        label={explainTitle}
        onClick={() => {
          command('query.explain');
        }}
      />
      {running ? (
        <IconButton
          icon="debug-stop"
          label={shown ? 'Stop this query' : 'Cancel'}
          keys={cancelKeys}
          onClick={() => {
            cancel(path);
          }}
        />
      ) : (
        <IconButton
          icon="play"
          label={
            shown ? `Start ${isPart ? 'the selection' : 'this query'}` : `Run${isPart ? ' selection' : ''}`
          }
          keys={runKeys}
          onClick={() => {
            run(path);
          }}
        />
      )}
    </div>
  );
}
