import { tidyQuery } from '../../adapters/monaco/tidyQuery';
import type { EditorView } from '../../workbench/view';
import { QueryEditor } from './QueryEditor';
import { queryCommands } from './useQueryCommands';

/** The editor of saved queries. */
export const query: EditorView = {
  id: 'query',
  opens: path => path.toLowerCase().endsWith('.sql'),
  Component: QueryEditor,
  commands: queryCommands,
  tidy: tidyQuery,
};
