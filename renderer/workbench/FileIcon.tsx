import { Codicon } from '../components/Codicon';
import { fileKind } from './fileKind';
import './FileIcon.css';

/** The icon of a file's kind, in the kind's colour. */
export function FileIcon({ path }: { readonly path: string }) {
  const { icon, tone } = fileKind(path);
  return (
    <span className={`file-icon ${tone}`}>
      <Codicon name={icon} />
    </span>
  );
}
