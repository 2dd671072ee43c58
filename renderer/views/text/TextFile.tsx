import { useEffect, useMemo } from 'react';
import { offerCommands } from '../../adapters/monaco/knownCommands';
import { TextEditor } from '../../adapters/monaco/TextEditor';
import type { TextMarker } from '../../adapters/monaco/textEditorProps';
import type { Problem } from '../../../main/contract/study';
import { keysPath } from '../../../main/contract/userFiles';
import { useSessionPart } from '../../session/SessionProvider';
import { textLanguage } from '../../session/textLanguage';
import { useDocumentText } from '../../session/useDocumentText';
import { useRegistry } from '../../workbench/useCommands';

const none: readonly Problem[] = [];

/** A plain text, with the study's problems marked in it. */
export function TextFile({ path }: { readonly path: string }) {
  const text = useDocumentText(path);
  const ofStudy = useSessionPart(session => session.study?.problems ?? none);
  const ofKeys = useSessionPart(session => session.strangeKeys);
  const problems = path === keysPath ? ofKeys : ofStudy;
  useOfferedCommands(path === keysPath);
  const markers = useMemo(
    () => problems.filter(problem => problem.place.path === path).map(markerOf),
    [problems, path],
  );
  return text && <TextEditor {...text} language={textLanguage(path)} markers={markers} />;
}

/** What keys can be given to is offered while they are written. */
function useOfferedCommands(wanted: boolean): void {
  const registry = useRegistry();
  useEffect(() => {
    if (wanted) offerCommands(registry.known());
  }, [wanted, registry]);
}

function markerOf({ severity, message, place }: Problem): TextMarker {
  const { line = 1, column = 1, endColumn } = place;
  return { severity, message, line, column, ...(endColumn === undefined ? {} : { endColumn }) };
}
