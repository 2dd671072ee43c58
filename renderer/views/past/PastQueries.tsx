import { useState } from 'react';
import type { PastQuery } from '../../../main/contract/pastQuery';
import { useDialogs } from '../../components/Dialogs';
import { FailureNotice } from '../../components/FailureNotice';
import { IconButton } from '../../components/IconButton';
import { Keys } from '../../components/Keys';
import { PopupMenu } from '../../components/PopupMenu';
import { TextField } from '../../components/TextField';
import { Tree } from '../../components/Tree';
import { useSessionPart } from '../../session/SessionProvider';
import { useKeysOf } from '../../workbench/useKeys';
import { PastQueryText } from './PastQueryText';
import { dayNodes } from './pastTree';
import { usePastActs } from './usePastActs';
import { usePastQueries } from './usePastQueries';
import './past.css';

/** The queries that were run in the study that is open. */
export function PastQueries() {
  const shown = useSessionPart(session => session.panel === 'queryHistory');
  const folder = useSessionPart(session => session.study?.folder ?? null);
  const [search, onSearch] = useState('');
  if (folder === null)
    return <p className="past-none">Open a study to see the queries that were run in it.</p>;
  return shown ? <Listed key={folder} {...{ search, onSearch }} /> : null;
}

interface ListedProps {
  readonly search: string;
  readonly onSearch: (search: string) => void;
}

function Listed({ search, onSearch }: ListedProps) {
  const { found, failure, forget } = usePastQueries(search);
  const [cursor, setCursor] = useState<string | null>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [menu, setMenu] = useState<{ readonly id: string; readonly x: number; readonly y: number } | null>(
    null,
  );
  const acts = usePastActs();
  const dialogs = useDialogs();
  const runKeys = useKeysOf('query.run') ?? 'Ctrl+Enter';
  if (failure) return <FailureNotice title="The queries could not be listed." message={failure.message} />;
  if (!found) return null;
  if (found.kept === 0)
    return (
      <p className="past-none">
        No query was run in this study yet. <Keys keys={runKeys} /> runs the one in the editor. What is run is
        kept here, in the study’s own folder.
      </p>
    );

  const { queries } = found;
  const nodes = dayNodes(queries, new Date());
  const expanded = new Set(nodes.map(({ id }) => id).filter(id => !folded.has(id)));
  const isDay = nodes.some(({ id }) => id === cursor);
  const chosen = queries.find(({ id }) => id === cursor) ?? (isDay ? undefined : queries[0]);
  const byId = (id: string) => queries.find(query => query.id === id);
  const remove = (query: PastQuery) => {
    const place = queries.indexOf(query);
    setCursor((queries[place + 1] ?? queries[place - 1])?.id ?? null);
    void forget([query.id]);
  };
  const removeAll = async () => {
    const all = found.kept.toLocaleString('en-GB');
    const answer = await dialogs.choose({
      title: 'Delete the query history?',
      message: `All ${all} queries that are kept of this study are deleted. Saved queries stay as they are.`,
      choices: [{ id: 'delete', label: 'Delete' }],
    });
    if (answer !== null) await forget(null);
  };
  const pick = (query: PastQuery, what: string) => {
    if (what === 'open') acts.open(query);
    else if (what === 'run') acts.runAgain(query);
    else if (what === 'copy') acts.copy(query);
    else remove(query);
  };
  const aimed = menu && byId(menu.id);
  return (
    <div className="past">
      <div className="past-side">
        <div className="past-head">
          <TextField
            label="Search the queries"
            placeholder={`Search ${found.kept.toLocaleString('en-GB')} ${found.kept === 1 ? 'query' : 'queries'}`}
            value={search}
            onChange={onSearch}
            bare
          />
          <IconButton icon="clear-all" label="Delete all…" onClick={() => void removeAll()} />
        </div>
        {queries.length === 0 ? (
          <p className="past-none">No query has “{search}” in it.</p>
        ) : (
          <Tree
            label="Queries that were run"
            nodes={nodes}
            expanded={expanded}
            onExpand={(id, open) => {
              const others = [...folded].filter(each => each !== id);
              setFolded(new Set(open ? others : [...others, id]));
            }}
            cursor={isDay ? cursor : (chosen?.id ?? null)}
            onCursor={setCursor}
            onOpen={(id, how) => {
              const query = byId(id);
              if (query && how === 'taken') acts.open(query);
            }}
            onMenu={(id, x, y) => {
              if (byId(id)) setMenu({ id, x, y });
            }}
          />
        )}
      </div>
      {chosen && (
        <PastQueryText
          query={chosen}
          onPick={what => {
            pick(chosen, what);
          }}
        />
      )}
      {menu && aimed && (
        <PopupMenu
          label="Query"
          x={menu.x}
          y={menu.y}
          items={[
            { id: 'open', label: 'Open as a new query', keys: 'Enter' },
            { id: 'run', label: 'Run again' },
            { id: 'copy', label: 'Copy the text' },
            { id: 'delete', label: 'Delete', separated: true },
          ]}
          onPick={what => {
            pick(aimed, what);
          }}
          onClose={() => {
            setMenu(null);
          }}
        />
      )}
    </div>
  );
}
