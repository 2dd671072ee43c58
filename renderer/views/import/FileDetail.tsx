import { FailureNotice } from '../../components/FailureNotice';
import { ProgressBar } from '../../components/ProgressBar';
import { nameOf } from '../../session/document';
import { Choices } from './Choices';
import { bytesText, counted } from './counted';
import type { ImportFile, Importing } from './importing';
import { Outcome } from './Outcome';
import { Questions } from './Questions';
import { isLooking, standingOf } from './standing';
import { StandingIcon, standingWords } from './StandingIcon';
import { useDesk } from './useImportDesk';

interface FileDetailProps {
  readonly file: ImportFile;
  readonly state: Importing;
}

/** All there is to know and to choose about one file. */
export function FileDetail({ file, state }: FileDetailProps) {
  const { inspection, plan } = file;
  return (
    <section className="import-detail" aria-label={nameOf(file.name)}>
      <FileHead file={file} />
      {file.step === 'failed' && file.failure && (
        <Retry file={file} title="The file could not be brought in." message={file.failure.message} />
      )}
      {inspection && inspection.refused !== null && (
        <FailureNotice title="This file cannot be imported." message={inspection.refused} />
      )}
      {inspection && plan && inspection.refused === null && (
        <>
          {!file.leftOut && <Questions file={file} plan={plan} state={state} />}
          <Choices file={file} inspection={inspection} plan={plan} state={state} />
          {file.leftOut ? (
            <p className="import-quiet">It is left out: nothing of it goes into the study.</p>
          ) : (
            <Result file={file} state={state} />
          )}
        </>
      )}
      {!inspection && file.step !== 'failed' && (
        <p className="import-quiet">
          The file is on its way; what it holds is shown here once it has been read.
        </p>
      )}
    </section>
  );
}

function FileHead({ file }: { readonly file: ImportFile }) {
  const standing = standingOf(file);
  const { inspection, bytes } = file;
  const rejected = file.look?.preview?.rejectedRows ?? 0;
  return (
    <header className="import-detail-head">
      <h3 title={file.name}>{nameOf(file.name)}</h3>
      <p className="import-facts">
        <StandingIcon standing={standing} />
        <span>
          {[inspection?.title, bytesText(bytes), standingWords[standing]].filter(Boolean).join(' · ')}
        </span>
        {rejected > 0 && !file.leftOut && (
          <span className="import-warning">· {counted(rejected, 'row')} would not be loaded</span>
        )}
      </p>
      {inspection && <p>{inspection.why}</p>}
    </header>
  );
}

/** What the plan comes to. An earlier answer stays, dimmed, until the next is there. */
function Result({ file, state }: FileDetailProps) {
  const { look } = file;
  const looking = isLooking(file);
  return (
    <div aria-busy={looking}>
      <div className="import-looking">
        {looking && (
          <ProgressBar
            label={state.progress?.title ?? 'Finding out what would be loaded'}
            fraction={state.progress?.fraction ?? null}
          />
        )}
      </div>
      {look?.failure && !looking && (
        <Retry file={file} title="It cannot be imported as chosen." message={look.failure.message} />
      )}
      {look?.preview && (
        <div className={looking ? 'import-outcome earlier' : 'import-outcome'}>
          <Outcome file={file} preview={look.preview} state={state} />
        </div>
      )}
    </div>
  );
}

interface RetryProps {
  readonly file: ImportFile;
  readonly title: string;
  readonly message: string;
}

function Retry({ file, title, message }: RetryProps) {
  const desk = useDesk();
  return (
    <FailureNotice
      title={title}
      message={message}
      onRetry={() => {
        desk.retry(file.id);
      }}
    />
  );
}
