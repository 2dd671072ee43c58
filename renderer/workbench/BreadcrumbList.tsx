import { useEffect, useMemo, useRef, useState } from 'react';
import { useAnswer } from '../client/useAnswer';
import { Codicon } from '../components/Codicon';
import { Tree } from '../components/Tree';
import { treeRows } from '../components/treeRows';
import type { TreeNode } from '../components/treeRows';
import { keysPath, settingsPath, userPrefix } from '../../main/contract/userFiles';
import { isUntitled } from '../session/document';
import { useSessionPart } from '../session/SessionProvider';
import { libraryFolder, placeNode } from './crumbs';
import type { Crumb } from './crumbs';
import { analysisNode, analysisNodes, fileNode, folderChildren } from './fileNodes';
import { placeIcons } from './namedPlace';
import type { NamedPlace } from './namedPlace';

interface BreadcrumbListProps {
  readonly crumb: Crumb;
  readonly places: readonly NamedPlace[];
  readonly onFile: (path: string) => void;
  readonly onPlace: (place: NamedPlace) => void;
  readonly onLeave: () => void;
}

const mostRows = 16;
const rowHeight = 22;
const nothing = {};

/** What stands beside one part of the line above an editor: files and folders, or places in the text. */
export function BreadcrumbList({ crumb, places, onFile, onPlace, onLeave }: BreadcrumbListProps) {
  const list = useRef<HTMLDivElement>(null);
  return (
    <div
      ref={list}
      className="breadcrumb-list"
      onBlur={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && list.current?.contains(relatedTarget) === false) onLeave();
      }}
    >
      {crumb.kind === 'place' ? (
        <PlaceList crumb={crumb} places={places} onPlace={onPlace} />
      ) : (
        <FileList crumb={crumb} onFile={onFile} />
      )}
    </div>
  );
}

function PlaceList({ crumb, places, onPlace }: Pick<BreadcrumbListProps, 'crumb' | 'places' | 'onPlace'>) {
  const nodes = useMemo(() => placeNodes(places), [places]);
  return (
    <SiblingTree
      label="Places in this file"
      nodes={nodes}
      first={crumb.id}
      open={places.map(placeNode)}
      onOpen={id => {
        const place = places.find(one => placeNode(one) === id);
        if (place) onPlace(place);
      }}
    />
  );
}

/** Each place below the one that it stands in. */
function placeNodes(places: readonly NamedPlace[]): readonly TreeNode[] {
  const top: TreeNode[] = [];
  const within: { readonly level: number; readonly children: TreeNode[] }[] = [];
  for (const [index, place] of places.entries()) {
    while ((within.at(-1)?.level ?? -1) >= place.level) within.pop();
    const children: TreeNode[] = [];
    const holds = (places[index + 1]?.level ?? 0) > place.level;
    (within.at(-1)?.children ?? top).push({
      id: placeNode(place),
      label: place.name,
      icon: <Codicon name={placeIcons[place.kind]} />,
      ...(holds ? { children, opens: true } : {}),
      note: { text: String(place.line), tone: 'quiet', spoken: `line ${place.line}` },
    });
    within.push({ level: place.level, children });
  }
  return top;
}

function FileList({ crumb, onFile }: Pick<BreadcrumbListProps, 'crumb' | 'onFile'>) {
  const nodes = useFileNodes(crumb.within);
  if (nodes === null) return <p role="status">The files are being listed…</p>;
  if (typeof nodes === 'string') return <p role="alert">The files could not be listed: {nodes}</p>;
  return (
    <SiblingTree
      label={`Beside ${crumb.label}`}
      nodes={nodes}
      first={crumb.id}
      open={crumb.kind === 'folder' ? [crumb.id] : []}
      onOpen={onFile}
    />
  );
}

/** The files and folders in a folder; null while they are asked for, else why they could not be had. */
function useFileNodes(within: string): readonly TreeNode[] | string | null {
  const shipped = within.startsWith(libraryFolder);
  const own = within === userPrefix;
  const untitled = isUntitled(within);
  const files = useAnswer('file.list', shipped || own || untitled ? null : nothing);
  const library = useAnswer('library.list', shipped ? nothing : null);
  const documents = useSessionPart(session => session.documents);
  return useMemo(() => {
    const plain = (path: string) => fileNode({ path, bytes: 0, loaded: null });
    if (own) return [settingsPath, keysPath].map(plain);
    if (untitled) return Object.keys(documents).filter(isUntitled).map(plain);
    const answer = shipped ? library : files;
    if (answer.state !== 'ready') return answer.state === 'failed' ? answer.failure.message : null;
    if (library.state === 'ready') {
      const all = analysisNodes(library.value);
      const [analysis = ''] = within.slice(libraryFolder.length).split('/');
      return within === libraryFolder
        ? all
        : (all.find(({ id }) => id === analysisNode(analysis))?.children ?? []);
    }
    if (files.state !== 'ready') return null;
    return folderChildren(
      within,
      files.value.filter(({ path }) => path.startsWith(within)),
    );
  }, [own, untitled, shipped, within, files, library, documents]);
}

interface SiblingTreeProps {
  readonly label: string;
  readonly nodes: readonly TreeNode[];
  /** The node that the cursor stands on at first. */
  readonly first: string;
  /** Those that stand open at first. */
  readonly open: readonly string[];
  readonly onOpen: (id: string) => void;
}

function SiblingTree({ label, nodes, first, open, onOpen }: SiblingTreeProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState<string | null>(first);
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(() => new Set(open));
  const rows = treeRows(nodes, expanded).length;
  useEffect(() => {
    // The list's frame notes first what had the focus, to give it back.
    const drawn = requestAnimationFrame(() => {
      frame.current?.querySelector<HTMLElement>('[role="tree"]')?.focus();
    });
    return () => {
      cancelAnimationFrame(drawn);
    };
  }, []);
  return (
    <div ref={frame} style={{ height: Math.min(Math.max(rows, 1), mostRows) * rowHeight }}>
      <Tree
        label={label}
        nodes={nodes}
        expanded={expanded}
        onExpand={(id, show) => {
          setExpanded(before => new Set(show ? [...before, id] : [...before].filter(other => other !== id)));
        }}
        cursor={cursor}
        onCursor={setCursor}
        selected={first}
        onOpen={onOpen}
      />
    </div>
  );
}
