import type { FileVersion } from '../../../main/contract/history';
import { TextComparison } from '../../adapters/monaco/TextComparison';
import { useAnswer } from '../../client/useAnswer';
import { Button } from '../../components/Button';
import { FailureNotice } from '../../components/FailureNotice';
import { isUntitled, nameOf } from '../../session/document';
import { useSessionPart } from '../../session/SessionProvider';
import { textLanguage } from '../../session/textLanguage';
import { useTextLook } from '../../session/useTextLook';
import { useDocuments } from '../../workbench/useDocuments';
import { versionWords } from './versionTree';

interface VersionComparisonProps {
  readonly path: string;
  readonly version: FileVersion;
}

/** A version beside the text as it is now, and the way to take it back. */
export function VersionComparison({ path, version }: VersionComparisonProps) {
  const kept = useAnswer('history.read', { path, id: version.id });
  const edited = useSessionPart(session => session.documents[path]?.text);
  const file = useAnswer('file.read', edited === undefined && !isUntitled(path) ? { path } : null);
  const theme = useSessionPart(session => session.theme);
  const look = useTextLook();
  const documents = useDocuments();
  if (kept.state === 'failed')
    return <FailureNotice title="The version could not be read." message={kept.failure.message} />;
  const settled = edited !== undefined || isUntitled(path) || file.state !== 'pending';
  if (kept.state === 'pending' || !settled) return null;
  const now = edited ?? (file.state === 'ready' ? file.value.text : null);
  const { text } = kept.value;
  const name = nameOf(path);
  return (
    <div className="history-text">
      <div className="history-head">
        <span className="history-words">
          {now === null
            ? `${versionWords(version)}. The file is no longer there.`
            : now === text
              ? `${versionWords(version)}. The text now is the same.`
              : `− ${versionWords(version)}. + The text now.`}
        </span>
        <Button
          label="Restore"
          icon="history"
          disabled={now === text}
          title="Puts this version into the editor, where it can be undone or saved"
          onClick={() => void documents.restore(path, text)}
        />
      </div>
      <div className="history-comparison">
        <TextComparison
          language={textLanguage(path)}
          theme={theme}
          look={look}
          before={text}
          after={now ?? ''}
          beforeLabel={`${name}, ${versionWords(version)}`}
          afterLabel={`${name}, the text now`}
        />
      </div>
    </div>
  );
}
