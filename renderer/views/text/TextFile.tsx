import { useMemo } from 'react';
import { TextEditor } from '../../adapters/monaco/TextEditor';
import type { TextMarker } from '../../adapters/monaco/textEditorProps';
import type { Problem } from '../../../main/contract/study';
import { useSessionPart } from '../../session/SessionProvider';
import { textLanguage } from '../../session/textLanguage';
import { useDocumentText } from '../../session/useDocumentText';

const none: readonly Problem[] = [];

/** A plain text, with the study's problems marked in it. */
export function TextFile({ path }: { readonly path: string }) {
  const text = useDocumentText(path);
  const problems = useSessionPart(session => session.study?.problems ?? none);
  const markers = useMemo(
    () => problems.filter(problem => problem.place.path === path).map(markerOf),
    [problems, path],
  );
  return text && <TextEditor {...text} language={textLanguage(path)} markers={markers} />;
}

function markerOf({ severity, message, place }: Problem): TextMarker {
  const { line = 1, column = 1, endColumn } = place;
  return { severity, message, line, column, ...(endColumn === undefined ? {} : { endColumn }) };
}
