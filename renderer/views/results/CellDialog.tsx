import type { Column } from '../../../main/contract/study';
import { Button } from '../../components/Button';
import { Modal } from '../../components/Modal';

interface CellDialogProps {
  readonly column: Column;
  readonly text: string;
  readonly onCopy: () => void;
  readonly onClose: () => void;
}

/** The whole of a long value. */
export function CellDialog({ column, text, onCopy, onClose }: CellDialogProps) {
  return (
    <Modal title={column.name} wide onClose={onClose}>
      <p className="cell-facts">
        {column.type} · {text.length.toLocaleString('en-GB')} characters
      </p>
      <pre className="cell-text" tabIndex={0}>
        {text}
      </pre>
      <div className="dialog-choices">
        <Button label="Close" primary submit />
        <Button label="Copy" icon="copy" onClick={onCopy} />
      </div>
    </Modal>
  );
}
