import { createContext, useCallback, useContext, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Dialog } from './Dialog';
import type { Question } from './Dialog';

/** Ways to ask a person something that work cannot go on without. */
export interface Dialogs {
  /** Resolves to the id of the choice; null when the person cancels. */
  choose(question: {
    readonly title: string;
    readonly message: string;
    readonly choices: readonly { readonly id: string; readonly label: string }[];
  }): Promise<string | null>;
  /** Resolves to the text given; null when the person cancels. */
  askText(question: {
    readonly title: string;
    readonly message?: string;
    readonly label: string;
    readonly value: string;
    readonly confirm: string;
  }): Promise<string | null>;
  /** Says what could not be done and why, as an alert; resolves when it was read. */
  readonly fail: (title: string, message: string) => Promise<void>;
  /** Says something; resolves when it was read. */
  readonly tell: (title: string, message: string) => Promise<void>;
}

const DialogsContext = createContext<Dialogs | null>(null);

/** The dialogs of the window around a component. */
export function useDialogs(): Dialogs {
  const dialogs = useContext(DialogsContext);
  if (!dialogs) throw new Error('A view stands outside the dialogs.');
  return dialogs;
}

interface Asked {
  readonly question: Question;
  readonly answer: (answer: string | null) => void;
}

/** Shows the dialogs that anything inside it asks for, one at a time. */
export function DialogsProvider({ children }: { readonly children: ReactNode }) {
  const [asked, setAsked] = useState<readonly Asked[]>([]);
  const ask = useCallback(
    (question: Question) =>
      new Promise<string | null>(answer => {
        setAsked(before => [...before, { question, answer }]);
      }),
    [],
  );
  const dialogs = useMemo(() => dialogsBy(ask), [ask]);
  const first = asked[0];
  return (
    <DialogsContext value={dialogs}>
      {children}
      {first && (
        <Dialog
          key={first.question.title}
          question={first.question}
          onAnswer={answer => {
            setAsked(before => before.filter(one => one !== first));
            first.answer(answer);
          }}
        />
      )}
    </DialogsContext>
  );
}

function dialogsBy(ask: (question: Question) => Promise<string | null>): Dialogs {
  return {
    choose: ({ title, message, choices }) =>
      ask({ title, message, choices: [...choices, { id: '', label: 'Cancel' }], field: null }),
    askText: ({ title, message = '', label, value, confirm }) =>
      ask({
        title,
        message,
        choices: [
          { id: 'confirm', label: confirm },
          { id: '', label: 'Cancel' },
        ],
        field: { label, value },
      }),
    fail: async (title, message) => {
      await ask({ title, message, choices: [{ id: '', label: 'Close' }], field: null, failed: true });
    },
    tell: async (title, message) => {
      await ask({ title, message, choices: [{ id: '', label: 'Close' }], field: null });
    },
  };
}
