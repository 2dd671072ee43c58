import { choiceSetting, numberSetting, switchSetting, textSetting } from './settings';
import type { Setting } from './settings';

const workbench = 'Workbench';
const editor = 'Text editor';
const rows = 'Rows';
const queries = 'Queries and figures';

/** Every setting. One more is a line here, and a place that reads it with `useSetting`. */
export const settings = {
  theme: choiceSetting(
    'workbench.theme',
    { group: workbench, title: 'Theme', description: 'The colours of the window and of charts in it.' },
    {
      system: 'As this machine',
      light: 'Light',
      dark: 'Dark',
      'contrast-light': 'High contrast, light',
      'contrast-dark': 'High contrast, dark',
    },
    'system',
  ),
  zoomLevel: numberSetting(
    'window.zoomLevel',
    {
      group: workbench,
      title: 'Zoom level',
      description:
        'How large everything is: each level is a fifth larger than the one below. In a browser, its own zoom counts.',
    },
    { standard: 0, least: -5, most: 8, step: 0.5 },
  ),
  motion: choiceSetting(
    'workbench.reduceMotion',
    {
      group: workbench,
      title: 'Reduce motion',
      description: 'Whether bars and marks stand still instead of moving.',
    },
    { auto: 'As this machine', on: 'Always' },
    'auto',
  ),
  autoSave: choiceSetting(
    'files.autoSave',
    {
      group: workbench,
      title: 'Auto save',
      description: 'When changed texts are written to their files without being asked.',
    },
    { off: 'Never', afterDelay: 'After a pause in typing', onFocusChange: 'When the editor is left' },
    'off',
  ),
  autoSaveDelay: numberSetting(
    'files.autoSaveDelay',
    {
      group: workbench,
      title: 'Auto save delay',
      description: 'The pause after which texts are saved, in milliseconds, where that is chosen.',
    },
    { standard: 1000, least: 200, most: 60_000, step: 100 },
  ),
  fontSize: numberSetting(
    'editor.fontSize',
    { group: editor, title: 'Font size', description: 'The size of texts in editors, in pixels.' },
    { standard: 13, least: 8, most: 40, step: 1 },
  ),
  tabSize: numberSetting(
    'editor.tabSize',
    { group: editor, title: 'Tab size', description: 'How many spaces the Tab key puts in.' },
    { standard: 2, least: 1, most: 8, step: 1 },
  ),
  wordWrap: choiceSetting(
    'editor.wordWrap',
    { group: editor, title: 'Word wrap', description: 'Whether long lines go on in the next row.' },
    { prose: 'In transcripts and notes', on: 'In all texts', off: 'Never' },
    'prose',
  ),
  lineNumbers: choiceSetting(
    'editor.lineNumbers',
    { group: editor, title: 'Line numbers', description: 'Whether lines are numbered, and from where.' },
    { on: 'From the first line', relative: 'From the caret', off: 'Off' },
    'on',
  ),
  whitespace: choiceSetting(
    'editor.renderWhitespace',
    { group: editor, title: 'Render whitespace', description: 'Which spaces and tabs are drawn as marks.' },
    { selection: 'Those that are selected', none: 'None', boundary: 'All but single spaces', all: 'All' },
    'selection',
  ),
  minimap: switchSetting(
    'editor.minimap',
    { group: editor, title: 'Minimap', description: 'Shows the whole text small at the right.' },
    false,
  ),
  formatOnSave: switchSetting(
    'editor.formatOnSave',
    {
      group: editor,
      title: 'Format on save',
      description: 'Puts a query in order when it is saved by a person.',
    },
    false,
  ),
  density: choiceSetting(
    'grid.density',
    { group: rows, title: 'Row height', description: 'How much room each row of a result has.' },
    { compact: 'Compact', comfortable: 'Comfortable' },
    'compact',
  ),
  nullText: textSetting(
    'grid.nullText',
    {
      group: rows,
      title: 'Null',
      description: 'What stands in a cell that has no value; copies and exports stay as they are.',
    },
    'NULL',
    12,
  ),
  thousands: switchSetting(
    'grid.thousandsSeparator',
    {
      group: rows,
      title: 'Thousands separator',
      description:
        'Groups the digits of numbers in rows by commas; copies, exports and the values of filters stay as they are.',
    },
    false,
  ),
  dates: choiceSetting(
    'grid.dateFormat',
    {
      group: rows,
      title: 'Dates',
      description:
        'How dates in rows are written; copies, exports and the values of filters stay as 2024-03-01.',
    },
    { iso: '2024-03-01', words: '1 Mar 2024', numeric: '01/03/2024' },
    'iso',
  ),
  stopAfter: numberSetting(
    'query.stopAfterSeconds',
    {
      group: queries,
      title: 'Stop long queries',
      description: 'After how many seconds a query is cancelled; with 0 it may take as long as it likes.',
    },
    { standard: 0, least: 0, most: 86_400, step: 1 },
  ),
  figureDots: choiceSetting(
    'figures.dpi',
    {
      group: queries,
      title: 'Resolution of figures',
      description:
        'Dots per inch of PNG that the export dialog begins with, and that “golden-thread figures” uses without --dpi.',
    },
    { chart: 'As each chart says', 96: '96', 150: '150', 300: '300', 600: '600', 1200: '1200' },
    'chart',
  ),
} as const;

/** All of them, in the order of the page. */
export const allSettings: readonly Setting[] = Object.values(settings);
