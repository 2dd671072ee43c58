import { useId } from 'react';
import { TextComparison } from '../../adapters/monaco/TextComparison';
import { Button } from '../../components/Button';
import { Modal } from '../../components/Modal';
import { nameOf } from '../../session/document';
import { useDispatch, useSessionPart } from '../../session/SessionProvider';
import type { Conflict } from '../../session/state';
import { textLanguage } from '../../session/textLanguage';
import { useTextLook } from '../../session/useTextLook';
import { useDocuments } from '../../workbench/useDocuments';
import './conflict.css';

/** The dialog, while there is a conflict. */
export function ConflictDialog() {
  const conflict = useSessionPart(session => session.conflict);
  const mine = useSessionPart(session => session.documents[session.conflict?.path ?? '']?.text);
  return conflict && mine !== undefined ? <Differing conflict={conflict} mine={mine} /> : null;
}

function Differing({ conflict, mine }: { readonly conflict: Conflict; readonly mine: string }) {
  const { path, onDisk } = conflict;
  const theme = useSessionPart(session => session.theme);
  const look = useTextLook();
  const dispatch = useDispatch();
  const documents = useDocuments();
  const words = useId();
  const name = nameOf(path);
  const settle = (whose: 'mine' | 'disk') => void documents.settle(path, whose);
  return (
    <Modal
      title={onDisk === null ? `${name} is no longer there` : `${name} has changed on disk`}
      whole
      describedBy={words}
      onClose={() => {
        dispatch({ type: 'conflict.set', conflict: null });
      }}
    >
      <p id={words} className="conflict-words">
        {onDisk === null
          ? 'Someone or something else removed or renamed this file after it was opened here.'
          : 'Someone or something else wrote to this file after it was opened here. Lines marked − are the file’s, + yours.'}{' '}
        What is not kept can be found again in the History panel, or undone.
      </p>
      <div className="conflict-texts">
        <TextComparison
          language={textLanguage(path)}
          theme={theme}
          look={look}
          before={onDisk ?? ''}
          after={mine}
          beforeLabel={`${name} on disk`}
          afterLabel={`${name}, your text`}
        />
      </div>
      <div className="dialog-choices">
        <Button
          label={onDisk === null ? 'Write my text again' : 'Keep my text'}
          primary
          onClick={() => {
            settle('mine');
          }}
        />
        <Button
          label={onDisk === null ? 'Close it' : 'Take the one on disk'}
          onClick={() => {
            settle('disk');
          }}
        />
        <Button
          label="Decide later"
          onClick={() => {
            dispatch({ type: 'conflict.set', conflict: null });
          }}
        />
      </div>
    </Modal>
  );
}
