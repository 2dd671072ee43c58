import type { EditorView } from '../../workbench/view';
import { ChartEditor } from './ChartEditor';
import { exportCommand } from './exportCommand';

/** The editor of charts: their text and their picture. */
export const chart: EditorView = {
  id: 'chart',
  opens: path => path.toLowerCase().endsWith('.vl.json'),
  Component: ChartEditor,
  commands: [exportCommand],
};
