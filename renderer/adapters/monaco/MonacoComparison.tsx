import { useEffect, useRef, useState } from 'react';
import type { TextComparisonProps } from './comparisonProps';
import { lookOptions, textOptions } from './editorOptions';
import { monaco } from './monaco';
import './monaco.css';

type Editor = monaco.editor.IStandaloneDiffEditor;

/** The comparison itself; TextComparison loads it when the first is shown. */
export function MonacoComparison(props: TextComparisonProps) {
  const { language, theme, look, before, after, beforeLabel, afterLabel } = props;
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);

  // Before the editor is made, so that its texts are taken away while it is still there.
  useEffect(() => {
    if (!editor) return;
    const original = monaco.editor.createModel(before, language);
    const modified = monaco.editor.createModel(after, language);
    editor.setModel({ original, modified });
    return () => {
      editor.setModel(null);
      original.dispose();
      modified.dispose();
    };
  }, [editor, language, before, after]);

  useEffect(() => {
    if (!host.current) return;
    const made = monaco.editor.createDiffEditor(host.current, {
      ...textOptions,
      readOnly: true,
      originalEditable: false,
      renderOverviewRuler: false,
      hideUnchangedRegions: { enabled: true, contextLineCount: 3, minimumLineCount: 4 },
      renderSideBySide: true,
      useInlineViewWhenSpaceIsLimited: true,
    });
    keepTooltips();
    setEditor(made);
    return () => {
      made.dispose();
    };
  }, []);

  useEffect(() => {
    editor?.updateOptions({ ...lookOptions(look, language), minimap: { enabled: false } });
  }, [editor, look, language]);
  useEffect(() => {
    if (!editor) return;
    // Names given when it is made do not reach its two texts, and whatever else changes takes them away.
    const name = () => {
      const names: monaco.editor.IDiffEditorConstructionOptions = {
        originalAriaLabel: beforeLabel,
        modifiedAriaLabel: afterLabel,
      };
      editor.updateOptions(names);
    };
    name();
    const listeners = [
      editor.onDidUpdateDiff(name),
      editor.getModifiedEditor().onDidLayoutChange(name),
      editor.getOriginalEditor().onDidLayoutChange(name),
    ];
    return () => {
      for (const listener of listeners) listener.dispose();
    };
  }, [editor, look, language, beforeLabel, afterLabel]);
  useEffect(() => {
    monaco.editor.setTheme(`golden-thread-${theme}`);
  }, [theme]);
  return <div ref={host} className="text-editor monaco-component" />;
}

/**
 * The editor that was made last makes the tooltips of all, and of a comparison's two it fails to once they are gone:
 * then whatever shows buttons, another comparison or a list of suggestions, breaks. So an editor follows that stands
 * in nothing, and whose tooltips do not end with it.
 */
function keepTooltips(): void {
  monaco.editor.create(document.createElement('div'), { model: null }).dispose();
}
