import { tidyQuery } from '../../adapters/monaco/tidyQuery';
import type { EditorView } from '../../workbench/view';
import { QueryEditor } from './QueryEditor';

/** The editor of saved queries. */
export const query: EditorView = {
  id: 'query',
  opens: path => path.toLowerCase().endsWith('.sql'),
  Component: QueryEditor,
  tidy: tidyQuery,
};
