import { useMemo } from 'react';
import { TextEditor } from '../../adapters/monaco/TextEditor';
import type { TextEditorProps, TextMarker } from '../../adapters/monaco/textEditorProps';
import type { Problem } from '../../../main/contract/study';
import { nameOf } from '../../session/document';
import { useDispatch, useSessionPart } from '../../session/SessionProvider';
import { useReveal } from '../../session/useReveal';

const none: readonly Problem[] = [];

/** A plain text, with the study's problems marked in it. */
export function TextFile({ path }: { readonly path: string }) {
  const document = useSessionPart(session => session.documents[path]);
  const theme = useSessionPart(session => session.theme);
  const problems = useSessionPart(session => session.study?.problems ?? none);
  const markers = useMemo(
    () => problems.filter(problem => problem.place.path === path).map(markerOf),
    [problems, path],
  );
  const reveal = useReveal(path);
  const dispatch = useDispatch();
  if (!document) return null;
  return (
    <TextEditor
      path={path}
      language={languageOf(path)}
      value={document.text}
      theme={theme}
      label={nameOf(path)}
      readOnly={document.readOnly}
      markers={markers}
      reveal={reveal}
      onChange={text => {
        dispatch({ type: 'document.edited', path, text });
      }}
      onCaret={caret => {
        dispatch({ type: 'caret.moved', path, caret });
      }}
    />
  );
}

function markerOf({ severity, message, place }: Problem): TextMarker {
  const { line = 1, column = 1, endColumn } = place;
  return { severity, message, line, column, ...(endColumn === undefined ? {} : { endColumn }) };
}

function languageOf(path: string): TextEditorProps['language'] {
  if (/\.ya?ml$/i.test(path)) return 'yaml';
  if (/\.json$/i.test(path)) return 'json';
  return /\.(md|markdown)$/i.test(path) ? 'markdown' : 'plaintext';
}
