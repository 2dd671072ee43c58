/** Names that VS Code's files have for keys, beside letters, digits and signs: the name that a browser gives each. */
const named: Readonly<Record<string, string>> = {
  left: 'ArrowLeft',
  right: 'ArrowRight',
  up: 'ArrowUp',
  down: 'ArrowDown',
  pageup: 'PageUp',
  pagedown: 'PageDown',
  home: 'Home',
  end: 'End',
  tab: 'Tab',
  enter: 'Enter',
  escape: 'Escape',
  space: 'Space',
  backspace: 'Backspace',
  delete: 'Delete',
  insert: 'Insert',
};

const modifiers: Readonly<Record<string, string>> = {
  ctrl: 'Ctrl',
  shift: 'Shift',
  alt: 'Alt',
  cmd: 'Meta',
  meta: 'Meta',
  win: 'Meta',
};

const order = ['Ctrl', 'Shift', 'Alt', 'Meta'];

/** Keys of a file, `ctrl+k ctrl+s`, as commands write them, `Ctrl+K Ctrl+S`; null for what are no keys. */
export function readKeys(text: string): string | null {
  const strokes = text.trim().toLowerCase().split(/\s+/).map(readStroke);
  if (strokes.length > 2) return null;
  return strokes.includes(null) ? null : strokes.join(' ');
}

function readStroke(text: string): string | null {
  const parts =
    text === '+' || text.endsWith('++') ? [...text.slice(0, -2).split('+'), '+'] : text.split('+');
  const key = keyOf(parts.at(-1) ?? '');
  const held = parts
    .slice(0, -1)
    .filter(Boolean)
    .map(part => modifiers[part] ?? null);
  if (key === null || held.includes(null)) return null;
  return [...order.filter(modifier => held.includes(modifier)), key].join('+');
}

function keyOf(name: string): string | null {
  const known = named[name];
  if (known !== undefined) return known;
  if (/^f([1-9]|1\d)$/.test(name)) return name.toUpperCase();
  return /^[^\s\p{Cc}]$/u.test(name) ? name.toUpperCase() : null;
}

/** Keys as commands write them, in the letters of a file; `Mod` is Cmd on a Mac and Ctrl elsewhere. */
export function writeKeys(keys: string, mac: boolean): string {
  const words: Readonly<Record<string, string>> = { Mod: mac ? 'cmd' : 'ctrl', Meta: mac ? 'cmd' : 'meta' };
  const names = Object.entries(named);
  return keys
    .split(' ')
    .map(stroke =>
      stroke
        .split('+')
        .map(part => words[part] ?? names.find(([, key]) => key === part)?.[0] ?? part.toLowerCase())
        .join('+'),
    )
    .join(' ');
}
