import { useState } from 'react';
import type { ReactNode } from 'react';
import { useDialogs } from '../../components/Dialogs';
import { Modal } from '../../components/Modal';
import { BeginImport } from './BeginImport';
import { Done } from './Done';
import { FileDetail } from './FileDetail';
import { FileList } from './FileList';
import './BeginImport.css';
import './FileDetail.css';
import './import.css';
import './importTable.css';
import { ImportFooter } from './ImportFooter';
import type { Importing } from './importing';
import { countStandings } from './standing';
import { useDesk } from './useImportDesk';

interface ImportAssistantProps {
  readonly state: Importing;
  /** What stands over all of it while files are dragged. */
  readonly overlay: ReactNode;
}

/** The dialog from the first file to the report. Escape leaves it, or stops the writing. */
export function ImportAssistant({ state, overlay }: ImportAssistantProps) {
  const desk = useDesk();
  const dialogs = useDialogs();
  const [asking, setAsking] = useState(false);
  const leave = async () => {
    if (state.stage === 'importing') desk.stop();
    else if (!state.touched) await desk.leave();
    else if (!asking) {
      setAsking(true);
      const choice = await dialogs.choose(leaving);
      setAsking(false);
      if (choice !== null) await desk.leave();
    }
  };
  return (
    <Modal
      title="Import"
      whole
      onClose={() => void leave()}
      onSubmit={() => {
        // Enter in a field confirms the field; the import begins by its own button alone.
      }}
    >
      {state.stage === 'done' && state.report ? (
        <Done report={state.report} imported={countStandings(state.files).ready} />
      ) : (
        <>
          <Body state={state} />
          <ImportFooter state={state} onLeave={() => void leave()} />
        </>
      )}
      {overlay}
    </Modal>
  );
}

const leaving = {
  title: 'Leave the import?',
  message: 'Nothing has been written. What you chose for these files is forgotten.',
  choices: [{ id: 'leave', label: 'Leave' }],
};

function Body({ state }: { readonly state: Importing }) {
  const selected = state.files.find(({ id }) => id === state.selected);
  if (!selected) return <BeginImport extensions={state.choices.extensions} />;
  return (
    <div className="import-body" inert={state.stage === 'importing'}>
      <FileList files={state.files} selected={selected.id} />
      <FileDetail key={selected.id} file={selected} state={state} />
    </div>
  );
}
