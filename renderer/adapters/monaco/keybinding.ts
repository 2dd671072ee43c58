import { KeyCode, KeyMod } from 'monaco-editor/editor/editor.api.js';

const mac = navigator.userAgent.includes('Mac');

const modifiers: Readonly<Record<string, number>> = {
  Mod: KeyMod.CtrlCmd,
  Ctrl: mac ? KeyMod.WinCtrl : KeyMod.CtrlCmd,
  Meta: mac ? KeyMod.CtrlCmd : KeyMod.WinCtrl,
  Shift: KeyMod.Shift,
  Alt: KeyMod.Alt,
};

const named: Readonly<Record<string, number>> = {
  Enter: KeyCode.Enter,
  Escape: KeyCode.Escape,
  '.': KeyCode.Period,
  ...functionKeys(),
};

/**
 * The editor's number for keys written as commands write them, `Mod+Enter`; null for keys it does not know, of which
 * some are two strokes. They are shown beside an action: what they do is the workbench's.
 */
export function keybinding(keys: string): number | null {
  let code = 0;
  for (const part of keys.split(', ')[0]?.split('+') ?? []) {
    const key = modifiers[part] ?? named[part] ?? letter(part);
    if (key === null) return null;
    code |= key;
  }
  return code;
}

function letter(part: string): number | null {
  return /^[A-Z]$/.test(part) ? KeyCode.KeyA + part.charCodeAt(0) - 'A'.charCodeAt(0) : null;
}

function functionKeys(): Readonly<Record<string, number>> {
  return Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`F${index + 1}`, KeyCode.F1 + index]));
}
