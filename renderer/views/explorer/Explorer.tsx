import { useEffect, useMemo, useState } from 'react';
import { useAnswer } from '../../client/useAnswer';
import { Button } from '../../components/Button';
import { FailureNotice } from '../../components/FailureNotice';
import { Tree } from '../../components/Tree';
import { useSessionPart } from '../../session/SessionProvider';
import { useExpanded } from '../../session/useExpanded';
import { useRunCommand } from '../../workbench/useCommands';
import { useOpenFile } from '../../workbench/useOpenFile';
import './Explorer.css';
import { firstOpen, foldersOf, placesOf } from './expanded';
import { libraryTree, studyTree } from './fileTree';

const nothing = {};

/** The files of the study, and the analyses that ship with the program. */
export function Explorer() {
  const study = useSessionPart(session => session.study);
  const opening = useSessionPart(session => session.opening);
  const library = useAnswer('library.list', nothing);
  const files = useAnswer('file.list', study ? nothing : null);
  const settled = study ? files.state !== 'pending' : !opening;
  const title = study?.title ?? null;
  const nodes = useMemo(
    () => [
      ...(title === null || files.state !== 'ready' ? [] : [studyTree(title, files.value)]),
      ...(library.state === 'ready' && library.value.length > 0 ? [libraryTree(library.value)] : []),
    ],
    [title, files, library],
  );
  return (
    <div className="explorer">
      {!study && !opening && <NoStudy />}
      {study && files.state === 'failed' && (
        <FailureNotice title="The files could not be listed." message={files.failure.message} />
      )}
      {files.state === 'ready' && study && files.value.every(({ path }) => path === 'study.yaml') && (
        <NoFiles />
      )}
      {settled && nodes.length > 0 && (
        <FileTree key={study?.folder} folder={study?.folder ?? ''} nodes={nodes} />
      )}
    </div>
  );
}

/** Files that were asked for and have been shown. */
const shown = new WeakSet<object>();

function FileTree({ folder, nodes }: { folder: string; nodes: Parameters<typeof Tree>[0]['nodes'] }) {
  const active = useSessionPart(session => session.active);
  const [expanded, expand] = useExpanded('explorer', folder, firstOpen);
  const located = useSessionPart(({ located }) => (located?.view === 'explorer' ? located : null));
  const [found, setFound] = useState(located);
  const [cursor, setCursor] = useState<string | null>(() =>
    located && !shown.has(located) ? located.id : active,
  );
  const [followed, setFollowed] = useState(active);
  const openFile = useOpenFile();
  useEffect(() => {
    if (!located || shown.has(located)) return;
    // Once for each file that was asked for: what is closed afterwards stays closed.
    shown.add(located);
    for (const id of placesOf(located.id, nodes)) expand(id, true);
  }, [located, nodes, expand]);
  if (located !== found) {
    setFound(located);
    setCursor(located?.id ?? cursor);
  }
  // The cursor follows the active editor, as long as its folders stand open.
  if (active !== followed) {
    setFollowed(active);
    if (active !== null && foldersOf(active).every(path => expanded.has(path))) setCursor(active);
  }
  return (
    <Tree
      label="Explorer"
      nodes={nodes}
      expanded={expanded}
      onExpand={expand}
      cursor={cursor}
      onCursor={setCursor}
      selected={active}
      onOpen={(path, how) => {
        const looked = how === 'clicked';
        openFile(path, { background: looked, preview: looked });
      }}
    />
  );
}

function NoFiles() {
  const run = useRunCommand();
  return (
    <div className="no-study">
      <p>This study holds no data yet. Drop files or folders anywhere on this window, or choose them.</p>
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
    <div className="no-study">
      <p>No study is open. A study is a folder with data, transcripts and analyses in plain files.</p>
      <Button
        label="Open study…"
        onClick={() => {
          run('study.open');
        }}
      />
    </div>
  );
}
