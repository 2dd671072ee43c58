import { useEffect, useRef } from 'react';
import { Button } from '../../components/Button';
import { Codicon } from '../../components/Codicon';
import { ProgressBar } from '../../components/ProgressBar';
import { ChooseFiles } from './ChooseFiles';
import type { Importing } from './importing';
import { countStandings, hindranceOf, summaryOf } from './standing';
import { useDesk } from './useImportDesk';

interface ImportFooterProps {
  readonly state: Importing;
  readonly onLeave: () => void;
}

/** What would be imported, what is in the way, and the button that does it. */
export function ImportFooter({ state, onLeave }: ImportFooterProps) {
  const desk = useDesk();
  const importing = state.stage === 'importing';
  const hindrance = hindranceOf(state);
  const { ready } = countStandings(state.files);
  const actions = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    // The button that was pressed cannot be pressed any more, so the focus goes to the one that can.
    if (importing) actions.current?.querySelector<HTMLElement>('button:not([disabled])')?.focus();
  }, [importing]);
  return (
    <footer className="import-footer">
      {state.failure && <Failed state={state} />}
      {(importing || isBusy(state)) && <Progress state={state} />}
      <div className="import-footer-row">
        {!importing && state.files.length > 0 && <ChooseFiles />}
        <div className="import-footer-words">
          {state.files.length > 0 && (
            <p title={state.passedOver.join('\n')}>{importing ? 'Writing…' : summaryOf(state)}</p>
          )}
          {!importing && hindrance !== null && state.files.length > 0 && (
            <p id="import-hindrance" className="import-hindrance" role="status">
              {hindrance}
            </p>
          )}
        </div>
        <span ref={actions} className="import-buttons">
          <Button label={importing ? 'Stop' : 'Cancel'} onClick={onLeave} />
          {state.files.length > 0 && (
            <Button
              label={ready > 1 ? `Import ${ready.toLocaleString('en-GB')} files` : 'Import'}
              primary
              disabled={importing || hindrance !== null}
              {...(hindrance === null ? {} : { title: hindrance })}
              onClick={() => void desk.run()}
            />
          )}
        </span>
      </div>
    </footer>
  );
}

function isBusy({ files }: Importing): boolean {
  return countStandings(files).busy > 0;
}

function Failed({ state: { failure } }: { readonly state: Importing }) {
  const cancelled = failure?.code === 'cancelled';
  return (
    <p className={cancelled ? 'import-told' : 'import-failed'} role="alert">
      <Codicon name={cancelled ? 'info' : 'error'} />
      <span>
        {cancelled ? 'Stopped: nothing was imported, and the study is as it was.' : failure?.message}
      </span>
    </p>
  );
}

/** Of the engine's work where it tells; else of the bytes that have arrived. */
function Progress({ state: { stage, files, progress } }: { readonly state: Importing }) {
  if (stage === 'importing')
    return <ProgressBar label={progress?.title ?? 'Importing'} fraction={progress?.fraction ?? null} />;
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const sent = files.reduce(
    (sum, { step, sent: arrived, bytes }) =>
      sum + (step === 'waiting' || step === 'sending' ? arrived : bytes),
    0,
  );
  const sending = sent < total;
  return (
    <ProgressBar
      label={sending ? 'Bringing in the files' : 'Reading the files'}
      fraction={sending ? sent / total : (progress?.fraction ?? null)}
    />
  );
}
