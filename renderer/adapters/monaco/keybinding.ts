import { KeyCode, KeyMod } from 'monaco-editor/editor/editor.api.js';

const modifiers: Readonly<Record<string, number>> = {
  Mod: KeyMod.CtrlCmd,
  Shift: KeyMod.Shift,
  Alt: KeyMod.Alt,
};

const named: Readonly<Record<string, number>> = {
  Enter: KeyCode.Enter,
  Escape: KeyCode.Escape,
  '.': KeyCode.Period,
};

/** The editor's number for keys written as commands write them, `Mod+Enter`; null for keys it does not know. */
export function keybinding(keys: string): number | null {
  let code = 0;
  for (const part of keys.split('+')) {
    const key = modifiers[part] ?? named[part] ?? letter(part);
    if (key === null) return null;
    code |= key;
  }
  return code;
}

function letter(part: string): number | null {
  return /^[A-Z]$/.test(part) ? KeyCode.KeyA + part.charCodeAt(0) - 'A'.charCodeAt(0) : null;
}
