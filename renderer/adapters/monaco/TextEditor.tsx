import { lazy, Suspense } from 'react';
import type { TextEditorProps } from './textEditorProps';

const MonacoEditor = lazy(async () => ({ default: (await import('./MonacoEditor')).MonacoEditor }));

/** A text with line numbers, colours, search and undo. */
export function TextEditor(props: TextEditorProps) {
  return (
    <Suspense fallback={<div className="text-editor" aria-busy="true" />}>
      <MonacoEditor {...props} />
    </Suspense>
  );
}
