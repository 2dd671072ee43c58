import type { Theme } from '../../main/contract/figure';
import { nameOf } from './document';
import { useInFront } from './inFront';
import { useDispatch, useSessionPart } from './SessionProvider';
import { useTextLook } from './useTextLook';
import type { Caret, Insertion, Reveal } from './state';

/** What a text editor needs to show a document and to keep the session in step with it. */
interface DocumentText {
  readonly path: string;
  readonly value: string;
  readonly label: string;
  readonly theme: Theme;
  readonly look: ReturnType<typeof useTextLook>;
  readonly readOnly: boolean;
  /** The place in it that was asked for last; the same object until another one is. */
  readonly reveal: Reveal | null;
  /** The text to put in at the caret that was asked for last; the same object until another one is. */
  readonly insertion: Insertion | null;
  readonly onChange: (text: string) => void;
  readonly onCaret: (caret: Caret) => void;
}

/** The text of an open document; null once it is closed. */
export function useDocumentText(path: string): DocumentText | null {
  const document = useSessionPart(session => session.documents[path]);
  const theme = useSessionPart(session => session.theme);
  const look = useTextLook();
  const dispatch = useDispatch();
  const inFront = useInFront();
  const reveal = useSessionPart(session => (session.reveal?.path === path ? session.reveal : null));
  const insertion = useSessionPart(session => (session.insertion?.path === path ? session.insertion : null));
  if (!document) return null;
  return {
    ...{
      path,
      theme,
      look,
      reveal: inFront ? reveal : null,
      insertion: inFront ? insertion : null,
      value: document.text,
      label: nameOf(path),
      readOnly: document.readOnly,
    },
    onChange: text => {
      dispatch({ type: 'document.edited', path, text });
    },
    onCaret: caret => {
      if (inFront) dispatch({ type: 'caret.moved', path, caret });
    },
  };
}
