import { useMemo } from 'react';
import { TextEditor } from '../../adapters/monaco/TextEditor';
import type { FailureData } from '../../../main/contract/failure';
import { nameOf } from '../../session/document';
import { useDispatch, useSessionPart } from '../../session/SessionProvider';
import { useReveal } from '../../session/useReveal';

interface ChartTextProps {
  readonly path: string;
  readonly failure: FailureData | null;
}

/** The specification, with what is wrong marked where it is. */
export function ChartText({ path, failure }: ChartTextProps) {
  const document = useSessionPart(session => session.documents[path]);
  const theme = useSessionPart(session => session.theme);
  const dispatch = useDispatch();
  const reveal = useReveal(path);
  const markers = useMemo(() => {
    const place = failure?.place;
    if (!failure || place?.line === undefined || (place.path ?? path) !== path) return [];
    const { line, column = 1, endColumn } = place;
    const { message } = failure;
    return [
      {
        severity: 'error' as const,
        ...{ message, line, column },
        ...(endColumn === undefined ? {} : { endColumn }),
      },
    ];
  }, [failure, path]);
  if (!document) return null;
  return (
    <TextEditor
      path={path}
      language="json"
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
