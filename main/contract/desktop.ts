import type { Checks, Handlers } from './call';
import { isBoolean, isNullable, isNumber, isRecordOf, isShape, isText } from './check';

type Nothing = Readonly<Record<string, never>>;

/** What a window may ask of the desktop around it (over ipcMain.handle); no study data goes this way. */
export interface DesktopRequests {
  /** Lets the person choose a folder; null when they cancel. */
  'dialog.folder': { in: { readonly title: string }; out: string | null };
  /** Opens an https address in the person's own browser. */
  'external.open': { in: { readonly address: string }; out: null };
  /** Names the window after its study, and says whether it holds unsaved text. */
  'window.describe': {
    in: { readonly title: string; readonly study: string | null; readonly unsaved: boolean };
    out: null;
  };
  /** Makes everything larger or smaller, by Chromium's levels. */
  'window.zoom': { in: { readonly level: number }; out: null };
  /** Shows the keys in force beside the commands in the menus, as Electron writes them. */
  'menu.keys': { in: { readonly keys: Readonly<Record<string, string>> }; out: null };
  /** The study to open first: named on the command line, or the window's last one; null in a new window. */
  'window.study': { in: Nothing; out: string | null };
  /** Opens a further window, with a study or none; the window that has the study already comes forward instead. */
  'window.new': { in: { readonly study: string | null }; out: null };
  /** Whether another window has the study, which then comes forward: one study is open in one window. */
  'window.elsewhere': { in: { readonly study: string }; out: boolean };
}

/** One check for each request: a request without its check does not compile. */
export const desktopChecks: Checks<DesktopRequests> = {
  'dialog.folder': isShape<DesktopRequests['dialog.folder']['in']>({ title: isText }),
  'external.open': isShape<DesktopRequests['external.open']['in']>({ address: isText }),
  'window.describe': isShape<DesktopRequests['window.describe']['in']>({
    title: isText,
    study: isNullable(isText),
    unsaved: isBoolean,
  }),
  'window.zoom': isShape<DesktopRequests['window.zoom']['in']>({ level: isNumber }),
  'menu.keys': isShape<DesktopRequests['menu.keys']['in']>({ keys: isRecordOf(isText) }),
  'window.study': isShape<Nothing>({}),
  'window.new': isShape<DesktopRequests['window.new']['in']>({ study: isNullable(isText) }),
  'window.elsewhere': isShape<DesktopRequests['window.elsewhere']['in']>({ study: isText }),
};

/** What the desktop answers its window's requests with. */
export type DesktopHandlers = Handlers<DesktopRequests>;

/**
 * What the preload puts on the window as `goldenThread`; absent in the browser.
 *
 * The engine is reached through a port of its own. After `requestEngine()` a window message arrives whose data is
 * exactly `'golden-thread:engine'` and whose first port leads to the engine; its messages are those of call.ts, their
 * `Uint8Array`s as they are, and it must be started with `port.start()`. When the engine's process ends, a window
 * message with the data `'golden-thread:engine-gone'` arrives: the page fails what waits, calls `requestEngine()`
 * again and reopens its study on the new port. A port that came earlier is then dead.
 */
export interface DesktopBridge {
  /** Resolves to the answer as it is, or to a FailureData under `failure`. */
  ask(name: string, input: unknown): Promise<unknown>;
  /** Runs the command of that id whenever a menu item asks for it. */
  onCommand(run: (command: string) => void): void;
  /** Opens the study that a second start of the program named. */
  onStudy(open: (folder: string) => void): void;
  /** Asks for a port to the engine; listen for the window message first. */
  requestEngine(): void;
  readonly platform: string;
}

/** Data of the window message that brings the port to the engine. */
export const engineArrived = 'golden-thread:engine';
/** Data of the window message that says the engine's process has ended. */
export const engineGone = 'golden-thread:engine-gone';
