import { useId, useState } from 'react';
import { Button } from './Button';
import { Modal } from './Modal';

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

/** A question in a modal dialog; the first choice is the one that Enter takes. */
export function Dialog({ question, onAnswer }: DialogProps) {
  const { title, message, choices, field } = question;
  const [text, setText] = useState(field?.value ?? '');
  const messageId = useId();

  const answer = (choice: string) => {
    if (choice === '') onAnswer(null);
    else onAnswer(field ? text.trim() : choice);
  };
  const empty = field !== null && text.trim() === '';
  return (
    <Modal
      title={title}
      describedBy={messageId}
      onClose={() => {
        onAnswer(null);
      }}
      onSubmit={() => {
        if (!empty) answer(choices[0]?.id ?? '');
      }}
    >
      <p id={messageId} role={question.failed ? 'alert' : undefined}>
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
    </Modal>
  );
}
