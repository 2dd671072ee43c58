import { useMemo } from 'react';
import { TextEditor } from '../../adapters/monaco/TextEditor';
import type { FailureData } from '../../../main/contract/failure';
import { useDocumentText } from '../../session/useDocumentText';

interface ChartTextProps {
  readonly path: string;
  readonly failure: FailureData | null;
}

/** The specification, with what is wrong marked where it is. */
export function ChartText({ path, failure }: ChartTextProps) {
  const text = useDocumentText(path);
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
  return text && <TextEditor {...text} language="json" markers={markers} />;
}
