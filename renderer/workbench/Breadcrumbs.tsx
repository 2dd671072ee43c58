import { Codicon } from '../components/Codicon';
import { isUntitled, nameOf } from '../session/document';
import { useSessionPart } from '../session/SessionProvider';
import { pathShown } from './EditorTab';
import { FileIcon } from './FileIcon';

/** The folders that a document stands in. */
export function Breadcrumbs({ path }: { readonly path: string }) {
  const readOnly = useSessionPart(session => session.documents[path]?.readOnly === true);
  const folders = isUntitled(path) ? [] : pathShown(path).split('/').slice(0, -1);
  return (
    <div className="breadcrumbs" title={pathShown(path)}>
      {folders.map((folder, index) => (
        // A path may name the same folder twice; its place tells them apart.
        <span key={index} className="breadcrumb">
          <span className="breadcrumb-name">{folder}</span>
          <Codicon name="chevron-right" />
        </span>
      ))}
      <span className="breadcrumb last">
        <FileIcon path={path} />
        <span className="breadcrumb-name">{nameOf(path)}</span>
      </span>
      {isUntitled(path) && <span className="breadcrumb-note">not saved yet</span>}
      {readOnly && <span className="breadcrumb-note">read only</span>}
    </div>
  );
}
