// The JSON language brings every feature with it, and a feature that comes after the first editor fails.
import 'monaco-editor/features/register.all.js';
import 'monaco-editor/languages/definitions/markdown/register.js';
import 'monaco-editor/languages/definitions/yaml/register.js';
import * as monaco from 'monaco-editor/editor/editor.api.js';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import JsonWorker from 'monaco-editor/languages/features/json/json.worker.js?worker';
import { commandEvent } from '../../../main/contract/windowCommand';
import { defineThemes } from './defineThemes';
import { registerCompletion } from './registerCompletion';
import { registerDefinitions } from './registerDefinitions';
import { registerFixes } from './registerFixes';
import { registerFolding } from './registerFolding';
import { registerFormatting } from './registerFormatting';
import { registerHover } from './registerHover';
import { registerRename } from './registerRename';
import { registerSignatures } from './registerSignatures';
import { registerSql } from './registerSql';

self.MonacoEnvironment = {
  getWorker: (_id: string, label: string) => (label === 'json' ? new JsonWorker() : new EditorWorker()),
};

defineThemes();
registerSql();
registerCompletion();
registerHover();
registerSignatures();
registerDefinitions();
registerFixes();
registerFormatting();
registerFolding();
registerRename();

// The editor's own list of commands gives way to the workbench's.
monaco.editor.registerCommand('editor.action.quickCommand', () => {
  // Not before the menu that it was chosen from has given the keyboard back.
  setTimeout(() => window.dispatchEvent(new CustomEvent(commandEvent, { detail: 'palette.show' })));
});

// The workbench takes Ctrl+. to cancel a query, from anywhere, and gives its own commands their keys.
monaco.editor.addKeybindingRules([
  { keybinding: monaco.KeyCode.F1, command: '-editor.action.quickCommand' },
  { keybinding: monaco.KeyCode.Escape, command: '-closeReferenceSearchEditor' },
  { keybinding: monaco.KeyMod.CtrlCmd | monaco.KeyCode.Period, command: '-editor.action.quickFix' },
  {
    keybinding: monaco.KeyMod.Alt | monaco.KeyCode.Enter,
    command: 'editor.action.quickFix',
    when: 'editorTextFocus && !editorReadonly',
  },
  // From one mark to the next within the text; the Problems panel goes on to other files.
  { keybinding: monaco.KeyCode.F8, command: '-editor.action.marker.nextInFiles' },
  { keybinding: monaco.KeyMod.Shift | monaco.KeyCode.F8, command: '-editor.action.marker.prevInFiles' },
  { keybinding: monaco.KeyCode.F8, command: 'editor.action.marker.next', when: 'editorFocus' },
  {
    keybinding: monaco.KeyMod.Shift | monaco.KeyCode.F8,
    command: 'editor.action.marker.prev',
    when: 'editorFocus',
  },
  // The same on every platform; on Linux the editor has other keys for it.
  {
    keybinding: monaco.KeyMod.Shift | monaco.KeyMod.Alt | monaco.KeyCode.KeyF,
    command: 'editor.action.formatDocument',
    when: 'editorTextFocus && !editorReadonly',
  },
]);

/** The editor library with the languages that we use. */
export { monaco };
