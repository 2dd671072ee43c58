import { useState } from 'react';
import { useAnswer } from '../../client/useAnswer';
import { FailureNotice } from '../../components/FailureNotice';
import { IconButton } from '../../components/IconButton';
import { Tree } from '../../components/Tree';
import { isPage, isShipped, nameOf } from '../../session/document';
import { useSessionPart } from '../../session/SessionProvider';
import { fileNodes, versionNodes } from './versionTree';
import { VersionComparison } from './VersionComparison';
import './history.css';

const nothing = {};
const none = new Set<string>();

/** The versions of the file in the editor, or of one chosen among all files that were ever written here. */
export function History() {
  const shown = useSessionPart(session => session.panel === 'history');
  const open = useSessionPart(session => session.study !== null);
  const active = useSessionPart(session => session.active);
  const [chosen, setChosen] = useState<string | null>(null);
  const [listing, setListing] = useState(false);
  const path = chosen ?? active;
  const saved = useSessionPart(session => session.documents[path ?? '']?.version ?? '');
  if (!open) return <p className="history-none">Open a study to see the versions of its files.</p>;
  if (!shown) return null;
  if (listing || path === null || isShipped(path) || isPage(path))
    return (
      <KeptFiles
        onChoose={file => {
          setChosen(file);
          setListing(false);
        }}
      />
    );
  return (
    <Versions
      key={`${path} ${saved}`}
      path={path}
      onList={() => {
        setListing(true);
      }}
      onFollow={
        chosen === null
          ? null
          : () => {
              setChosen(null);
            }
      }
    />
  );
}

interface VersionsProps {
  readonly path: string;
  readonly onList: () => void;
  /** Goes back to the file in the editor; null where it is that one. */
  readonly onFollow: (() => void) | null;
}

function Versions({ path, onList, onFollow }: VersionsProps) {
  const answer = useAnswer('history.list', { path });
  const [chosen, setChosen] = useState<string | null>(null);
  if (answer.state === 'failed')
    return <FailureNotice title="The versions could not be listed." message={answer.failure.message} />;
  if (answer.state === 'pending') return null;
  const versions = answer.value;
  const version = versions.find(({ id }) => id === chosen) ?? versions[0];
  return (
    <div className="history">
      <div className="history-side">
        <div className="history-head">
          <strong title={path}>{nameOf(path)}</strong>
          {onFollow && (
            <IconButton icon="go-to-file" label="Show the file in the editor" onClick={onFollow} />
          )}
          <IconButton icon="list-flat" label="Show all files with versions" onClick={onList} />
        </div>
        {version ? (
          <Tree
            label={`Versions of ${nameOf(path)}`}
            nodes={versionNodes(versions)}
            expanded={none}
            onExpand={() => undefined}
            cursor={version.id}
            onCursor={setChosen}
            onOpen={setChosen}
          />
        ) : (
          <p className="history-none">
            Nothing is kept of this file yet. Each time it is saved here, a version is.
          </p>
        )}
      </div>
      {version && <VersionComparison key={version.id} path={path} version={version} />}
    </div>
  );
}

function KeptFiles({ onChoose }: { readonly onChoose: (path: string) => void }) {
  const answer = useAnswer('history.files', nothing);
  const [cursor, setCursor] = useState<string | null>(null);
  if (answer.state === 'failed')
    return <FailureNotice title="The files could not be listed." message={answer.failure.message} />;
  if (answer.state === 'pending') return null;
  if (answer.value.length === 0)
    return (
      <p className="history-none">
        Nothing was written here yet. Each time a file is saved, a version is kept.
      </p>
    );
  return (
    <div className="history-files">
      <Tree
        label="Files with versions"
        nodes={fileNodes(answer.value)}
        expanded={none}
        onExpand={() => undefined}
        cursor={cursor}
        onCursor={setCursor}
        onOpen={onChoose}
      />
    </div>
  );
}
