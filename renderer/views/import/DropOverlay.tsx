import { Codicon } from '../../components/Codicon';
import { useSessionPart } from '../../session/SessionProvider';
import './DropOverlay.css';

/** Says over the whole window what dropping the files here does. */
export function DropOverlay() {
  const title = useSessionPart(session => session.study?.title ?? null);
  return (
    <div className="drop-overlay" role="presentation">
      <div>
        <Codicon name="arrow-circle-down" />
        <p className="drop-title">{title === null ? 'No study is open' : 'Drop to import'}</p>
        <p>
          {title === null
            ? 'Open a study or make a new one before you drop files.'
            : `You see what would be loaded into “${title}” before anything is written.`}
        </p>
      </div>
    </div>
  );
}
