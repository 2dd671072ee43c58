/** What of a keyboard event says which keys are down. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const modifiers = new Set(['Mod', 'Ctrl', 'Shift', 'Alt']);

/** Whether the press is one of the keys given: `Mod+Shift+P`, or several as `Mod+Shift+P, F1`. */
export function pressed(keys: string, press: KeyPress, mac: boolean): boolean {
  return keys.split(', ').some(one => matches(one.split('+'), press, mac));
}

function matches(parts: readonly string[], press: KeyPress, mac: boolean): boolean {
  const has = (modifier: string) => parts.includes(modifier);
  const key = parts.filter(part => !modifiers.has(part)).at(-1) ?? '';
  const control = has('Ctrl') || (has('Mod') && !mac);
  return (
    press.ctrlKey === control &&
    press.metaKey === (has('Mod') && mac) &&
    press.shiftKey === has('Shift') &&
    press.altKey === has('Alt') &&
    isKey(key, press)
  );
}

/** Letters and digits go by where they are too, so that Shift and other alphabets do not hide them. */
function isKey(key: string, press: KeyPress): boolean {
  return (
    press.key.toLowerCase() === key.toLowerCase() ||
    press.code === `Key${key.toUpperCase()}` ||
    press.code === `Digit${key}`
  );
}

/** The keys as this machine's keyboard names them; only the first of several. */
export function keysShown(keys: string, mac: boolean): string {
  const first = keys.split(', ')[0] ?? '';
  return first.replace('Mod', mac ? '⌘' : 'Ctrl').replace('Shift', mac ? '⇧' : 'Shift');
}
