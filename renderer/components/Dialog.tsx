import { useEffect, useId, useRef, useState } from 'react';
import { Button } from './Button';
import './Dialog.css';

/** What a dialog asks; a choice with an empty id leaves it without an answer. */
export interface Question {
  readonly title: string;
  readonly message: string;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly field: { readonly label: string; readonly value: string } | null;
  /** Whether the message says what could not be done. */
  readonly failed?: boolean;
}

interface DialogProps {
  readonly question: Question;
  readonly onAnswer: (answer: string | null) => void;
}

/** A modal dialog named by its title; the first choice is the one that Enter takes. */
export function Dialog({ question, onAnswer }: DialogProps) {
  const { title, message, choices, field } = question;
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState(field?.value ?? '');
  const id = useId();

  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      shown?.close();
    };
  }, []);

  const answer = (choice: string) => {
    if (choice === '') onAnswer(null);
    else onAnswer(field ? text.trim() : choice);
  };
  const empty = field !== null && text.trim() === '';
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-message`}
      onCancel={event => {
        event.preventDefault();
        onAnswer(null);
      }}
    >
      <form
        onSubmit={event => {
          event.preventDefault();
          if (!empty) answer(choices[0]?.id ?? '');
        }}
      >
        <h2 id={`${id}-title`}>{title}</h2>
        <p id={`${id}-message`} role={question.failed ? 'alert' : undefined}>
          {message}
        </p>
        {field && (
          <label>
            {field.label}
            <input
              value={text}
              spellCheck={false}
              onChange={event => {
                setText(event.target.value);
              }}
            />
          </label>
        )}
        <div className="dialog-choices">
          {choices.map((choice, index) => (
            <Button
              key={choice.id}
              label={choice.label}
              primary={index === 0}
              submit={index === 0}
              disabled={index === 0 && empty}
              {...(index === 0
                ? {}
                : {
                    onClick: () => {
                      answer(choice.id);
                    },
                  })}
            />
          ))}
        </div>
      </form>
    </dialog>
  );
}
