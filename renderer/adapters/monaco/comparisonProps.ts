import type { TextEditorProps } from './textEditorProps';

export interface TextComparisonProps {
  readonly language: TextEditorProps['language'];
  readonly theme: TextEditorProps['theme'];
  readonly look: TextEditorProps['look'];
  readonly before: string;
  readonly after: string;
  /** The accessible names of the two texts. */
  readonly beforeLabel: string;
  readonly afterLabel: string;
}
