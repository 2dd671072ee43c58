import { useDeferredValue, useMemo, useState } from 'react';
import type { StudySummary } from '../../../main/contract/study';
import { Button } from '../../components/Button';
import { TextField } from '../../components/TextField';
import { Tree } from '../../components/Tree';
import { useSessionPart } from '../../session/SessionProvider';
import { useExpanded } from '../../session/useExpanded';
import { useRunCommand } from '../../workbench/useCommands';
import {
  catalogue,
  columnId,
  filteredCatalogue,
  tableId,
  targetOf,
  firstOpen,
  viewAsTable,
} from './catalogue';
import { ColumnDetail } from './ColumnDetail';
import './Data.css';
import { DataMenu } from './DataMenu';
import type { MenuPlace } from './DataMenu';
import { TableDetail } from './TableDetail';
import { useOwnTables } from './useOwnTables';
import { useTableQueries } from './useTableQueries';
import { useInsertColumn } from './useInsertColumn';

/** The tables of the study with their columns, and what they hold. */
export function Data() {
  const study = useSessionPart(session => session.study);
  const opening = useSessionPart(session => session.opening);
  if (!study) return opening ? null : <NoStudy />;
  const { folder, tables } = study;
  return (
    <div className="data-view">
      {tables.every(({ rows, rejectedRows }) => rows + rejectedRows === 0) && <NoRows />}
      {tables.length > 0 && <Catalogue key={folder} study={study} />}
    </div>
  );
}

function Catalogue({ study }: { readonly study: StudySummary }) {
  const { folder, sources, views } = study;
  const own = useOwnTables();
  const tables = useMemo(
    () => [...study.tables, ...views.map(viewAsTable), ...own.tables],
    [study.tables, views, own.tables],
  );
  const [typed, setTyped] = useState('');
  const [cursor, setCursor] = useState<string | null>(null);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const { nodes, expanded, expand } = useNodes(tables, folder, useDeferredValue(typed.trim()));
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set());
  const askFor = (id: string, wanted: boolean) => {
    setAsked(before => new Set(wanted ? [...before, id] : [...before].filter(other => other !== id)));
  };
  const queries = useTableQueries();
  const insert = useInsertColumn();
  const shown = targetOf(cursor, tables);
  return (
    <div className="data">
      <div className="data-filter">
        <TextField
          label="Filter tables and columns"
          bare
          placeholder="Filter tables and columns"
          value={typed}
          onChange={setTyped}
        />
      </div>
      {own.failure !== null && (
        <p className="data-none" role="alert">
          What SQL has made could not be listed: {own.failure}
        </p>
      )}
      {nodes.length === 0 ? (
        <p className="data-none" role="status">
          No table or column has these letters in its name.
        </p>
      ) : (
        <Tree
          label="Data"
          nodes={nodes}
          expanded={expanded}
          onExpand={expand}
          cursor={cursor}
          onCursor={setCursor}
          selected={cursor}
          onOpen={(id, how) => {
            const target = how === 'taken' ? targetOf(id, tables) : null;
            if (target?.column) insert(target.table, target.column);
            else if (target) queries.open(target.table);
          }}
          onMenu={(id, x, y) => {
            const target = targetOf(id, tables);
            setMenu(target && { target, x, y });
          }}
        />
      )}
      {menu && (
        <DataMenu
          {...menu}
          onOpen={queries.open}
          onInsert={insert}
          onProfile={() => {
            if (cursor !== null) askFor(cursor, true);
          }}
          onClose={() => {
            setMenu(null);
          }}
        />
      )}
      {/* It keeps its place: a tree that shrank at the first click would put another row under the second. */}
      {!shown && <p className="data-detail">Choose a table or a column to see what it holds.</p>}
      {shown && !shown.column && cursor !== null && (
        <TableDetail
          key={cursor}
          table={shown.table}
          sources={sources}
          asked={asked.has(cursor)}
          onAsk={wanted => {
            askFor(cursor, wanted);
          }}
          onColumn={column => {
            const id = tableId(shown.table);
            expand(id, true);
            askFor(columnId(shown.table, column), true);
            setCursor(columnId(shown.table, column));
          }}
        />
      )}
      {shown?.column && cursor !== null && (
        <ColumnDetail
          key={cursor}
          table={shown.table}
          column={shown.column}
          asked={asked.has(cursor)}
          onAsk={wanted => {
            askFor(cursor, wanted);
          }}
        />
      )}
    </div>
  );
}

/** The tree as it stands, or as a filter lets it; what a person closes in a filtered one is open again in the next. */
function useNodes(tables: StudySummary['tables'], folder: string, filter: string) {
  const [expanded, expand] = useExpanded('data', folder, firstOpen);
  const [closed, setClosed] = useState<{ readonly filter: string; readonly ids: ReadonlySet<string> }>({
    filter,
    ids: new Set(),
  });
  const filtered = useMemo(
    () => (filter === '' ? null : filteredCatalogue(tables, filter)),
    [tables, filter],
  );
  const whole = useMemo(
    () => (filter === '' ? catalogue(tables, expanded) : null),
    [tables, expanded, filter],
  );
  const ids = closed.filter === filter ? closed.ids : null;
  const open = useMemo(
    () => filtered && (ids ? new Set([...filtered.open].filter(id => !ids.has(id))) : filtered.open),
    [filtered, ids],
  );
  return {
    nodes: filtered?.nodes ?? whole ?? [],
    expanded: open ?? expanded,
    expand: (id: string, show: boolean) => {
      if (filter === '') expand(id, show);
      else {
        const next = new Set(ids);
        if (show) next.delete(id);
        else next.add(id);
        setClosed({ filter, ids: next });
      }
    },
  };
}

function NoRows() {
  const run = useRunCommand();
  return (
    <div className="data-empty">
      <p>No table has rows yet. Drop files or folders anywhere on this window, or choose them.</p>
      <Button
        label="Import files…"
        onClick={() => {
          run('import.files');
        }}
      />
    </div>
  );
}

function NoStudy() {
  const run = useRunCommand();
  return (
    <div className="data-empty">
      <p>No study is open, so there are no tables to look at.</p>
      <Button
        label="Open study…"
        onClick={() => {
          run('study.open');
        }}
      />
    </div>
  );
}
