import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Rectangle } from 'electron';
import { isBoolean, isNullable, isNumber, isShape, isText } from '../contract/check';

/** What is remembered of the window from one start to the next. */
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

/** Reads the remembered state. It is a convenience: one that cannot be read is as good as none. */
export function readWindowState(path: string): WindowState {
  try {
    const state: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isState(state) ? state : firstState;
  } catch {
    return firstState;
  }
}

/** Writes the state whole or not at all. */
export function writeWindowState(path: string, state: WindowState): void {
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, JSON.stringify(state), { flush: true });
  renameSync(draft, path);
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
