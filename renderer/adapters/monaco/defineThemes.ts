import { editor } from 'monaco-editor/editor/editor.api.js';

interface Ink {
  readonly keyword: string;
  readonly string: string;
  readonly comment: string;
  readonly function: string;
  readonly number: string;
  readonly variable: string;
}

interface Paper {
  readonly background: string;
  readonly foreground: string;
  readonly currentLine: string;
  readonly activeLineNumber: string;
  readonly focus: string;
  readonly widget: string;
  readonly border: string;
  readonly selected: string;
  readonly selectedText: string;
  /** The letters of a list that were typed. */
  readonly match: string;
  readonly selection: string;
  readonly strong: string;
  readonly error: string;
  readonly warning: string;
  readonly guide: string;
}

const darkInk: Ink = {
  keyword: '#569CD6',
  string: '#CE9178',
  comment: '#6A9955',
  function: '#DCDCAA',
  number: '#B5CEA8',
  variable: '#9CDCFE',
};

const lightInk: Ink = {
  keyword: '#0000FF',
  string: '#A31515',
  comment: '#008000',
  function: '#795E26',
  number: '#098658',
  variable: '#001080',
};

const darkPaper: Paper = {
  background: '#1F1F1F',
  foreground: '#CCCCCC',
  currentLine: '#282828',
  activeLineNumber: '#CCCCCC',
  focus: '#0078D4',
  widget: '#222222',
  border: '#3C3C3C',
  selected: '#04395E',
  selectedText: '#FFFFFF',
  match: '#4DAAFC',
  selection: '#264F78',
  strong: '#FFFFFF',
  error: '#F14C4C',
  warning: '#CCA700',
  guide: '#333333',
};

const lightPaper: Paper = {
  background: '#FFFFFF',
  foreground: '#3B3B3B',
  currentLine: '#F6F6F6',
  activeLineNumber: '#1F1F1F',
  focus: '#005FB8',
  widget: '#F8F8F8',
  border: '#CECECE',
  selected: '#E1EDF8',
  selectedText: '#1F1F1F',
  match: '#005FB8',
  selection: '#ADD6FF',
  strong: '#1F1F1F',
  error: '#C72E2E',
  warning: '#8A6100',
  guide: '#E5E5E5',
};

const contrastDarkInk: Ink = {
  keyword: '#7CC4FF',
  string: '#F2AB8A',
  comment: '#8FD17A',
  function: '#F0F0B8',
  number: '#C8E6B5',
  variable: '#B5E6FF',
};

const contrastLightInk: Ink = {
  keyword: '#0000C0',
  string: '#8A1010',
  comment: '#1F5C1F',
  function: '#5C4310',
  number: '#05623F',
  variable: '#001066',
};

const contrastDarkPaper: Paper = {
  background: '#000000',
  foreground: '#FFFFFF',
  currentLine: '#000000',
  activeLineNumber: '#FFFFFF',
  focus: '#F38518',
  widget: '#000000',
  border: '#6FC3DF',
  selected: '#0F4A85',
  selectedText: '#FFFFFF',
  match: '#FFB56B',
  selection: '#1F5C99',
  strong: '#FFFFFF',
  error: '#FF8B7B',
  warning: '#FFD370',
  guide: '#6B6B6B',
};

const contrastLightPaper: Paper = {
  background: '#FFFFFF',
  foreground: '#000000',
  currentLine: '#FFFFFF',
  activeLineNumber: '#000000',
  focus: '#006BBD',
  widget: '#FFFFFF',
  border: '#0F4A85',
  selected: '#CFE0F3',
  selectedText: '#000000',
  match: '#00407A',
  selection: '#9CC7F5',
  strong: '#000000',
  error: '#9C1408',
  warning: '#5E4200',
  guide: '#8A8A8A',
};

/** The editor's themes, in the tokens of the rest of the window. */
export function defineThemes(): void {
  editor.defineTheme('golden-thread-dark', theme('vs-dark', darkInk, darkPaper));
  editor.defineTheme('golden-thread-light', theme('vs', lightInk, lightPaper));
  editor.defineTheme(
    'golden-thread-contrast-dark',
    contrastTheme('hc-black', contrastDarkInk, contrastDarkPaper),
  );
  editor.defineTheme(
    'golden-thread-contrast-light',
    contrastTheme('hc-light', contrastLightInk, contrastLightPaper),
  );
}

/** What contrast adds: outlines where other themes have only another background. */
function contrastTheme(base: editor.BuiltinTheme, ink: Ink, paper: Paper): editor.IStandaloneThemeData {
  const { colors, ...others } = theme(base, ink, paper);
  const outlines = {
    contrastBorder: paper.border,
    contrastActiveBorder: paper.focus,
    'editor.lineHighlightBorder': paper.focus,
    'editorLineNumber.foreground': paper.foreground,
  };
  return { ...others, colors: { ...colors, ...outlines } };
}

function theme(base: editor.BuiltinTheme, ink: Ink, paper: Paper): editor.IStandaloneThemeData {
  return { base, inherit: true, rules: rules(ink, paper), colors: colours(paper) };
}

function rules(ink: Ink, paper: Paper): editor.ITokenThemeRule[] {
  const inks: Readonly<Record<string, string>> = {
    '': paper.foreground,
    keyword: ink.keyword,
    'keyword.json': ink.keyword,
    type: ink.keyword,
    string: ink.string,
    'string.sql': ink.string,
    'string.yaml': ink.string,
    'string.value.json': ink.string,
    'string.key.json': ink.variable,
    comment: ink.comment,
    predefined: ink.function,
    'predefined.sql': ink.function,
    number: ink.number,
    variable: ink.variable,
    identifier: paper.foreground,
    operator: paper.foreground,
    'operator.sql': paper.foreground,
    delimiter: paper.foreground,
  };
  return Object.entries(inks).map(([token, foreground]) => ({ token, foreground: foreground.slice(1) }));
}

function colours(paper: Paper): editor.IColors {
  return {
    'editor.background': paper.background,
    'editor.foreground': paper.foreground,
    'editor.lineHighlightBackground': paper.currentLine,
    'editor.lineHighlightBorder': '#00000000',
    'editor.selectionBackground': paper.selection,
    'editorLineNumber.foreground': '#6E7681',
    'editorLineNumber.activeForeground': paper.activeLineNumber,
    'editorCursor.foreground': paper.strong,
    'editorGutter.background': paper.background,
    'editorIndentGuide.background1': paper.guide,
    'editorError.foreground': paper.error,
    'editorWarning.foreground': paper.warning,
    'editorWidget.background': paper.widget,
    'editorWidget.border': paper.border,
    'editorHoverWidget.background': paper.widget,
    'editorHoverWidget.border': paper.border,
    'editorSuggestWidget.background': paper.widget,
    'editorSuggestWidget.border': paper.border,
    'editorSuggestWidget.selectedBackground': paper.selected,
    'editorSuggestWidget.selectedForeground': paper.selectedText,
    'editorSuggestWidget.selectedIconForeground': paper.selectedText,
    'editorSuggestWidget.highlightForeground': paper.match,
    'editorSuggestWidget.focusHighlightForeground': paper.match,
    'list.hoverBackground': paper.currentLine,
    'list.focusBackground': paper.selected,
    'list.focusForeground': paper.selectedText,
    'list.activeSelectionBackground': paper.selected,
    'list.activeSelectionForeground': paper.selectedText,
    'menu.background': paper.widget,
    'menu.foreground': paper.foreground,
    'menu.border': paper.border,
    'menu.selectionBackground': paper.selected,
    'menu.selectionForeground': paper.selectedText,
    'input.background': paper.background,
    'input.border': paper.border,
    ...bracketColours(paper),
    focusBorder: paper.focus,
    'scrollbar.shadow': '#00000000',
    'editorOverviewRuler.border': '#00000000',
    'editorStickyScroll.shadow': '#00000000',
  };
}

/** Brackets in the colour of the text: nesting is told by matching, and hues are kept for meaning. */
function bracketColours(paper: Paper): editor.IColors {
  const levels = [1, 2, 3, 4, 5, 6];
  return Object.fromEntries(
    levels.map(level => [`editorBracketHighlight.foreground${level}`, paper.foreground]),
  );
}
