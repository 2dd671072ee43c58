import type { PastQuery } from '../../../main/contract/pastQuery';
import { Button } from '../../components/Button';
import { IconButton } from '../../components/IconButton';
import { outcomeSentence } from './pastTree';

interface PastQueryTextProps {
  readonly query: PastQuery;
  readonly onPick: (what: 'open' | 'run' | 'copy' | 'delete') => void;
}

/** One query that was run: what came of it, its values and its text. */
export function PastQueryText({ query, onPick }: PastQueryTextProps) {
  const act = (what: 'open' | 'run' | 'copy' | 'delete') => () => {
    onPick(what);
  };
  const values = Object.entries(query.parameters);
  return (
    <div className="past-query">
      <div className="past-head" role="toolbar" aria-label="Query that was run">
        <Button label="Open" icon="go-to-file" title="Opens the text as a new query" onClick={act('open')} />
        <Button label="Run again" icon="play" onClick={act('run')} />
        <IconButton icon="copy" label="Copy the text" onClick={act('copy')} />
        <IconButton icon="trash" label="Delete" onClick={act('delete')} />
      </div>
      <p className="past-facts">{outcomeSentence(query)}</p>
      {query.message !== null && <p className="past-facts failed">{query.message}</p>}
      {values.length > 0 && (
        <p className="past-facts">
          {values.map(([name, value]) => `$${name} = ${value ?? 'NULL'}`).join(', ')}
        </p>
      )}
      <pre className="past-text" tabIndex={0} role="group" aria-label="Text of the query">
        {query.sql}
      </pre>
    </div>
  );
}
