import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { fileSchemas } from '../../../main/contract/settingsSchema';
import type { TextEditorProps } from './textEditorProps';
import { loadChartSchema } from './chartSchema';
import { lookOptions, textOptions } from './editorOptions';
import { addSchemas } from './jsonSchemas';
import { keybinding } from './keybinding';
import { followCommands } from './knownCommands';
import { uriOf } from './modelPath';
import { monaco } from './monaco';
import { attachModel, detachModel, replaceText } from './textModels';
import 'monaco-editor/languages/features/json/register.js';
import './monaco.css';

type Editor = monaco.editor.IStandaloneCodeEditor;

const owner = 'golden-thread';

followCommands(commands => {
  addSchemas(
    fileSchemas(commands).map(({ path, schema }) => ({
      uri: `own:${path}`,
      fileMatch: [uriOf(path).toString(true)],
      schema,
    })),
  );
});

const options: monaco.editor.IStandaloneEditorConstructionOptions = {
  ...textOptions,
  renderLineHighlight: 'all',
  renderLineHighlightOnlyWhenFocus: false,
  insertSpaces: true,
  detectIndentation: false,
  overviewRulerLanes: 2,
  occurrencesHighlight: 'singleFile',
  bracketPairColorization: { enabled: false },
  guides: { indentation: false },
  colorDecorators: false,
  acceptSuggestionOnEnter: 'smart',
  dropIntoEditor: { enabled: false },
  pasteAs: { enabled: false },
  inlayHints: { enabled: 'off' },
  inlineSuggest: { enabled: false },
  // A letter is painted before the list that it opens is made.
  quickSuggestionsDelay: 60,
  lightbulb: { enabled: monaco.editor.ShowLightbulbIconMode.Off },
};

/** The editor itself; TextEditor loads it when the first text is shown. */
export function MonacoEditor(props: TextEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const first = useEffectEvent(() => lookOptions(props.look, props.language));

  useEffect(() => {
    if (!host.current) return;
    const made = monaco.editor.create(host.current, { ...options, ...first(), model: null });
    // What is defined elsewhere is gone to, not peeked at: the editor knows no texts but those that are open.
    made.createContextKey('inReferenceSearchEditor', true);
    setEditor(made);
    quietenAnnouncers();
    return () => {
      made.dispose();
    };
  }, []);

  useModel(editor, props);
  useOptions(editor, props);
  useActions(editor, props.actions);
  useReveal(editor, props);
  useInsertion(editor, props);
  useFlash(editor, props);
  return <div ref={host} className="text-editor monaco-component" />;
}

/** The places where the editor announces things are empty most of the time: that is no alert. */
function quietenAnnouncers(): void {
  for (const place of document.querySelectorAll('.monaco-aria-container [role="alert"]')) {
    place.removeAttribute('role');
    place.setAttribute('aria-live', 'assertive');
  }
}

function useModel(editor: Editor | null, props: TextEditorProps): void {
  const { path, language, value, markers } = props;
  const told = useRef(new Set<string>());
  const changed = useEffectEvent((text: string) => {
    told.current.add(text);
    props.onChange?.(text);
  });
  const moved = useEffectEvent((model: monaco.editor.ITextModel, selection: monaco.Selection) => {
    const { lineNumber: line, column } = selection.getPosition();
    const at = (position: monaco.IPosition) => model.getOffsetAt(position);
    const selected = { start: at(selection.getStartPosition()), end: at(selection.getEndPosition()) };
    const offset = at(selection.getPosition());
    props.onCaret?.({ line, column, offset, selected: selection.isEmpty() ? null : selected });
  });
  const attach = useEffectEvent(() => attachModel(path, language, value));

  useEffect(() => {
    if (!editor) return;
    const { model, view } = attach();
    editor.setModel(model);
    if (view) editor.restoreViewState(view);
    const listeners = [
      model.onDidChangeContent(() => changed(model.getValue())),
      editor.onDidChangeCursorSelection(({ selection }) => {
        moved(model, selection);
      }),
    ];
    const place = editor.getSelection();
    if (place) moved(model, place);
    if (path.endsWith('.vl.json')) void loadChartSchema();
    return () => {
      for (const listener of listeners) listener.dispose();
      detachModel(path, editor.saveViewState());
      editor.setModel(null);
    };
  }, [editor, path]);

  useEffect(() => {
    const model = editor?.getModel();
    if (!model) return;
    if (model.getLanguageId() !== language) monaco.editor.setModelLanguage(model, language);
    // What comes back late is an echo of typing that has gone on since.
    const echo = told.current.has(value) && model.getValue() !== value;
    if (echo) return;
    told.current.clear();
    replaceText(model, value);
  }, [editor, path, language, value]);

  useEffect(() => {
    const model = editor?.getModel();
    if (model) monaco.editor.setModelMarkers(model, owner, (markers ?? []).map(markerOf(model)));
  }, [editor, path, markers]);
}

type Marker = NonNullable<TextEditorProps['markers']>[number];

function markerOf(model: monaco.editor.ITextModel): (marker: Marker) => monaco.editor.IMarkerData {
  return ({ severity, message, line, column, endColumn }) => {
    const startLineNumber = Math.min(Math.max(1, line), model.getLineCount());
    const word = model.getWordAtPosition({ lineNumber: startLineNumber, column });
    return {
      severity: severity === 'error' ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
      message,
      startLineNumber,
      startColumn: column,
      endLineNumber: startLineNumber,
      endColumn: endColumn ?? word?.endColumn ?? column + 1,
    };
  };
}

function useOptions(editor: Editor | null, props: TextEditorProps): void {
  const { path, label, language, readOnly, theme, look } = props;
  useEffect(() => {
    editor?.updateOptions(lookOptions(look, language));
    // A text that was open before keeps the size that it was made with, unless it is told.
    editor?.getModel()?.updateOptions({ tabSize: look.tabSize, indentSize: look.tabSize });
  }, [editor, path, look, language]);
  useEffect(() => {
    editor?.updateOptions({
      ariaLabel: label,
      readOnly: readOnly === true,
      readOnlyMessage: { value: 'This text cannot be changed here.' },
      // In a query, what may follow is known, also within the quotation marks of a path.
      wordBasedSuggestions: language === 'sql' ? 'off' : 'matchingDocuments',
      quickSuggestions: { other: true, comments: false, strings: language === 'sql' },
    });
  }, [editor, label, language, readOnly]);
  useEffect(() => {
    monaco.editor.setTheme(`golden-thread-${theme}`);
  }, [theme]);
}

function useActions(editor: Editor | null, actions: TextEditorProps['actions']): void {
  useEffect(() => {
    if (!editor || !actions) return;
    const added = actions.map(({ id, title, keys, run }, index) => {
      const code = keys === undefined ? null : keybinding(keys);
      return editor.addAction({
        id,
        label: title,
        contextMenuGroupId: 'navigation',
        contextMenuOrder: index,
        ...(code === null ? {} : { keybindings: [code] }),
        run: () => {
          run();
        },
      });
    });
    return () => {
      for (const action of added) action.dispose();
    };
  }, [editor, actions]);
}

/** Places that were gone to already: an editor that is drawn again leaves its reader where they were. */
const revealed = new WeakSet<object>();

function useReveal(editor: Editor | null, { path, reveal }: TextEditorProps): void {
  useEffect(() => {
    if (!editor || !reveal || revealed.has(reveal)) return;
    revealed.add(reveal);
    const position = { lineNumber: reveal.line, column: reveal.column ?? 1 };
    const end = reveal.end ? { lineNumber: reveal.end.line, column: reveal.end.column } : position;
    editor.setSelection(monaco.Range.fromPositions(position, end));
    editor.revealPositionInCenterIfOutsideViewport(position);
    if (reveal.background !== true) editor.focus();
  }, [editor, path, reveal]);
}

const flashTime = 1200;
/** Parts that were marked already. */
const flashed = new WeakSet<object>();

function useFlash(editor: Editor | null, { path, flash }: TextEditorProps): void {
  useEffect(() => {
    const model = editor?.getModel();
    if (!editor || !model || !flash || flashed.has(flash)) return;
    flashed.add(flash);
    const range = monaco.Range.fromPositions(
      model.getPositionAt(flash.start),
      model.getPositionAt(flash.end),
    );
    const mark = {
      range,
      options: { isWholeLine: true, className: 'flashed', linesDecorationsClassName: 'flashed-edge' },
    };
    const marks = editor.createDecorationsCollection([mark]);
    const timer = setTimeout(() => {
      marks.clear();
    }, flashTime);
    return () => {
      clearTimeout(timer);
      marks.clear();
    };
  }, [editor, path, flash]);
}

/** Texts that were put in already: an editor that is drawn again must not put them in again. */
const inserted = new WeakSet<object>();

function useInsertion(editor: Editor | null, { path, insertion, readOnly }: TextEditorProps): void {
  useEffect(() => {
    const selection = editor?.getSelection();
    if (!editor || !selection || !insertion || inserted.has(insertion) || readOnly === true) return;
    inserted.add(insertion);
    editor.pushUndoStop();
    editor.executeEdits('insertion', [{ range: selection, text: insertion.text, forceMoveMarkers: true }]);
    editor.pushUndoStop();
    editor.focus();
  }, [editor, path, insertion, readOnly]);
}
