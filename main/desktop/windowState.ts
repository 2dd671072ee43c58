import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Rectangle } from 'electron';
import { isBoolean, isListOf, isNullable, isNumber, isShape, isText } from '../contract/check';

/** What is remembered of a window from one start to the next. */
export interface WindowState {
  readonly bounds: Rectangle | null;
  readonly maximised: boolean;
  readonly zoom: number;
  /** The study that was open last. */
  readonly study: string | null;
}

/** The size that a window may not go below. */
export const smallest = { width: 760, height: 480 };

const usual = { width: 1440, height: 900 };
const firstState: WindowState = { bounds: null, maximised: false, zoom: 0, study: null };

const isState = isShape<WindowState>({
  bounds: isNullable(isShape<Rectangle>({ x: isNumber, y: isNumber, width: isNumber, height: isNumber })),
  maximised: isBoolean,
  zoom: isNumber,
  study: isNullable(isText),
});

const isStates = isShape<{ readonly windows: readonly WindowState[] }>({ windows: isListOf(isState) });

/** Reads what is remembered of the windows. It is a convenience: what cannot be read is as good as nothing. */
export function readWindowStates(path: string): readonly WindowState[] {
  try {
    const states: unknown = JSON.parse(readFileSync(path, 'utf8'));
    // Earlier versions had one window.
    if (isState(states)) return [states];
    return isStates(states) && states.windows.length > 0 ? states.windows : [firstState];
  } catch {
    return [firstState];
  }
}

/** Writes the states whole or not at all. */
export function writeWindowStates(path: string, windows: readonly WindowState[]): void {
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, JSON.stringify({ windows }), { flush: true });
  renameSync(draft, path);
}

/** Where a further window goes: a little beside the one that was used last, so that both are seen. */
export function besides(bounds: Rectangle): Rectangle {
  return { ...bounds, x: bounds.x + 28, y: bounds.y + 28 };
}

/** Where to put the window: where it was, if enough of it to drag still lies on a display; else centred. */
export function placement(
  remembered: Rectangle | null,
  displays: readonly Rectangle[],
): Partial<Rectangle> & { width: number; height: number } {
  const home = displays.find(display => remembered && isReachable(remembered, display)) ?? displays[0];
  const width = Math.min(
    Math.max(remembered?.width ?? usual.width, smallest.width),
    home?.width ?? usual.width,
  );
  const height = Math.min(
    Math.max(remembered?.height ?? usual.height, smallest.height),
    home?.height ?? usual.height,
  );
  if (!remembered || !home || !isReachable(remembered, home)) return { width, height };
  return { x: remembered.x, y: remembered.y, width, height };
}

function isReachable(window: Rectangle, display: Rectangle): boolean {
  const across = Math.min(window.x + window.width, display.x + display.width) - Math.max(window.x, display.x);
  const titleBar = window.y >= display.y - 10 && window.y <= display.y + display.height - 40;
  return across >= 100 && titleBar;
}
