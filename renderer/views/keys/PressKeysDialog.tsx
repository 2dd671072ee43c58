import { useId, useState } from 'react';
import { Button } from '../../components/Button';
import { Keys } from '../../components/Keys';
import { Modal } from '../../components/Modal';
import { keysShown, strokeOf } from '../../workbench/keys';
import type { KeyRow } from './keyRows';

interface PressKeysDialogProps {
  readonly title: string;
  readonly command: string;
  /** All lines, to say which other command has the keys. */
  readonly rows: readonly KeyRow[];
  readonly mac: boolean;
  readonly onKeys: (keys: string) => void;
  readonly onClose: () => void;
}

/** Takes the keys for a command as they are pressed, one stroke or two. */
export function PressKeysDialog({ title, command, rows, mac, onKeys, onClose }: PressKeysDialogProps) {
  const about = useId();
  const [strokes, setStrokes] = useState<readonly string[]>([]);
  const keys = strokes.join(' ');
  const others = rows.filter(row => row.keys === keys && row.command !== command);
  const accept = () => {
    if (keys !== '') onKeys(keys);
  };
  return (
    <Modal title={`Keys for “${title}”`} describedBy={about} onClose={onClose} onSubmit={accept}>
      <p id={about}>Press the keys, one after another where there are to be two, and then Enter.</p>
      <div
        className="keys-pressed"
        role="textbox"
        tabIndex={0}
        aria-label="Keys"
        aria-readonly
        data-records-keys
        ref={field => {
          if (strokes.length === 0) field?.focus();
        }}
        onKeyDown={event => {
          const stroke = strokeOf(event);
          if (stroke === 'Escape' || stroke === 'Tab' || stroke === 'Shift+Tab') return;
          event.preventDefault();
          event.stopPropagation();
          if (stroke === 'Enter') accept();
          else if (stroke === 'Backspace') setStrokes([]);
          else if (stroke !== null) setStrokes(strokes.length === 1 ? [...strokes, stroke] : [stroke]);
        }}
      >
        {keys === '' ? (
          <span className="keys-waiting">No keys pressed yet</span>
        ) : (
          <Keys keys={keysShown(keys, mac)} />
        )}
      </div>
      <p className="keys-others" role="status">
        {others.length > 0 && `They run ${wordsOf(others)} now, and will run this instead.`}
      </p>
      <div className="dialog-choices">
        <Button label="Use these keys" primary submit disabled={keys === ''} />
        <Button label="Cancel" onClick={onClose} />
      </div>
    </Modal>
  );
}

function wordsOf(rows: readonly KeyRow[]): string {
  return rows.map(({ title }) => `“${title}”`).join(' and ');
}
