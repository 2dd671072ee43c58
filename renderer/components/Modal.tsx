import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import './Dialog.css';

interface ModalProps {
  readonly title: string;
  readonly wide?: boolean;
  /** Takes most of the window. */
  readonly whole?: boolean;
  /** Id of the element within that says more than the title. */
  readonly describedBy?: string;
  readonly onClose: () => void;
  /** Called when the person confirms, by the submit button or Enter. */
  readonly onSubmit?: () => void;
  readonly children: ReactNode;
}

/** A modal dialog of any content, named by its title; Escape closes it. */
export function Modal({ title, wide, whole, describedBy, onClose, onSubmit, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      shown?.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={whole ? 'dialog whole' : wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={id}
      aria-describedby={describedBy}
      onCancel={event => {
        // A file input within says so too when no file was chosen.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
    >
      <form
        onSubmit={event => {
          event.preventDefault();
          (onSubmit ?? onClose)();
        }}
      >
        <h2 id={id}>{title}</h2>
        {children}
      </form>
    </dialog>
  );
}
