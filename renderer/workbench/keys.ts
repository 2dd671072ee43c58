/** What of a keyboard event says which keys are down. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const modifiers = new Set(['Mod', 'Ctrl', 'Shift', 'Alt', 'Meta']);
const order = ['Ctrl', 'Shift', 'Alt', 'Meta'];
/** Signs that Mac keyboards have on their keys. */
const macSigns: Readonly<Record<string, string>> = { Meta: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃' };
const signs: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

/** The keys of a command one by one, of `Mod+Shift+P, F1`. A comma after a `+` is a key itself. */
export function alternatives(keys: string): readonly string[] {
  return keys.split(/(?<!\+), /);
}

/** Whether the presses are the strokes of one of the keys given, such as `Mod+K Mod+S`, or those that they begin with. */
export function pressed(keys: string, presses: readonly KeyPress[], mac: boolean): 'whole' | 'begun' | null {
  const begun = alternatives(keys)
    .map(each => each.split(' '))
    .filter(strokes => presses.length <= strokes.length)
    .filter(strokes => presses.every((press, index) => matches(strokes[index] ?? '', press, mac)));
  if (begun.length === 0) return null;
  return begun.some(strokes => strokes.length === presses.length) ? 'whole' : 'begun';
}

function matches(stroke: string, press: KeyPress, mac: boolean): boolean {
  const parts = partsOf(stroke);
  const has = (modifier: string) => parts.includes(modifier);
  const key = parts.filter(part => !modifiers.has(part)).at(-1) ?? '';
  return (
    press.ctrlKey === (has('Ctrl') || (has('Mod') && !mac)) &&
    press.metaKey === (has('Meta') || (has('Mod') && mac)) &&
    press.shiftKey === has('Shift') &&
    press.altKey === has('Alt') &&
    isKey(key, press)
  );
}

/** Letters and digits go by where they are too, so that Shift and other alphabets do not hide them; so do signs under Shift. */
function isKey(key: string, press: KeyPress): boolean {
  return (
    press.key.toLowerCase() === key.toLowerCase() ||
    press.code === `Key${key.toUpperCase()}` ||
    press.code === `Digit${key}` ||
    press.code === (codes[key] ?? key)
  );
}

/** Where signs stand on the keyboards that name them so. */
const codes: Readonly<Record<string, string>> = {
  '=': 'Equal',
  '-': 'Minus',
  '[': 'BracketLeft',
  ']': 'BracketRight',
  ';': 'Semicolon',
  "'": 'Quote',
  '`': 'Backquote',
  '\\': 'Backslash',
  ',': 'Comma',
  '.': 'Period',
  '/': 'Slash',
};

function partsOf(stroke: string): readonly string[] {
  return stroke.endsWith('++') ? [...stroke.slice(0, -2).split('+'), '+'] : stroke.split('+');
}

/** A stroke in its one form for this machine, by which two can be compared. */
function settled(stroke: string, mac: boolean): string {
  const parts = partsOf(stroke).map(part => (part === 'Mod' ? (mac ? 'Meta' : 'Ctrl') : part));
  const key = parts.filter(part => !modifiers.has(part)).at(-1) ?? '';
  return [...order.filter(modifier => parts.includes(modifier)), key].join('+');
}

/** Keys in their one form for this machine: `Mod+K` and `Ctrl+K` may be the same. */
export function settledKeys(keys: string, mac: boolean): string {
  return keys
    .split(' ')
    .map(stroke => settled(stroke, mac))
    .join(' ');
}

/** The stroke that a press is; null while only modifiers are held. */
export function strokeOf(press: KeyPress): string | null {
  if (['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'Dead', 'Process'].includes(press.key)) return null;
  const [, place] = /^(?:Key|Digit)(.)$/.exec(press.code) ?? [];
  const sign = Object.entries(codes).find(([, code]) => code === press.code)?.[0];
  const named =
    press.code === 'Space' ? 'Space' : press.key.length === 1 ? press.key.toUpperCase() : press.key;
  const held = order.filter(modifier => isHeld(press, modifier));
  return [...held, place ?? sign ?? named].join('+');
}

function isHeld(press: KeyPress, modifier: string): boolean {
  if (modifier === 'Ctrl') return press.ctrlKey;
  if (modifier === 'Shift') return press.shiftKey;
  return modifier === 'Alt' ? press.altKey : press.metaKey;
}

/** The keys as this machine's keyboard names them; only the first of several. */
export function keysShown(keys: string, mac: boolean): string {
  const [first = ''] = alternatives(keys);
  const words = (stroke: string) =>
    partsOf(settled(stroke, mac)).map(part => (mac ? macSigns[part] : undefined) ?? signs[part] ?? part);
  return first
    .split(' ')
    .map(stroke => words(stroke).join('+'))
    .join(' ');
}
