import { useMemo, useState } from 'react';
import type { Problem } from '../../../main/contract/study';
import { userPrefix } from '../../../main/contract/userFiles';
import { useClient } from '../../client/client';
import { useDialogs } from '../../components/Dialogs';
import { Tree } from '../../components/Tree';
import { nameOf } from '../../session/document';
import { useSessionStore } from '../../session/SessionProvider';
import { useProblems } from '../../session/useProblems';
import { isBinary } from '../../workbench/fileKind';
import { useDocuments } from '../../workbench/useDocuments';
import './Problems.css';
import { problemIndex, problemTree } from './problemTree';

const mostBytes = 2_000_000;

/** The problems of the study and of open queries by file; a problem opens its file at the place. */
export function Problems() {
  const problems = useProblems();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [cursor, setCursor] = useState<string | null>(null);
  const nodes = useMemo(() => problemTree(problems), [problems]);
  const expanded = useMemo(
    () => new Set(nodes.map(({ id }) => id).filter(id => !closed.has(id))),
    [nodes, closed],
  );
  const open = useOpenProblem();
  if (problems.length === 0)
    return <p className="no-problems">Nothing is wrong with the study’s files and the open queries.</p>;
  return (
    <Tree
      label="Problems"
      nodes={nodes}
      expanded={expanded}
      onExpand={(id, show) => {
        setClosed(before => new Set(show ? [...before].filter(other => other !== id) : [...before, id]));
      }}
      cursor={cursor}
      onCursor={setCursor}
      onOpen={(id, how) => {
        const problem = problems[problemIndex(id)];
        if (problem) void open(problem, how === 'clicked');
      }}
    />
  );
}

/** Opens the text of a problem's file at its place, unless the file is too large or no text. */
function useOpenProblem(): (problem: Problem, background: boolean) => Promise<void> {
  const { ask } = useClient();
  const dialogs = useDialogs();
  const store = useSessionStore();
  const { open } = useDocuments();
  return async ({ place, message }, background) => {
    const { path, line = 1, column = 1 } = place;
    if (path === undefined) return;
    const { documents } = store.get();
    const files = path in documents || path.startsWith(userPrefix) ? [] : await ask('file.list', {});
    const file = files.find(entry => entry.path === path);
    const where = `${message}\n\nIt stands in line ${line}.`;
    if (isBinary(path))
      await dialogs.tell(
        `${nameOf(path)} is not a text`,
        `${message}\n\nIt cannot be shown in an editor here.`,
      );
    else if (file && file.bytes > mostBytes)
      await dialogs.tell(`${nameOf(path)} is too large for the text editor`, where);
    else await open(path, { line, column, background, preview: background });
  };
}
