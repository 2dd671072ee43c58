import type { Checks, Handlers } from './call';
import { isBoolean, isNullable, isShape, isText } from './check';

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
  /** The study to open first: named on the command line, or the last one. */
  'window.study': { in: Nothing; out: string | null };
}

export const desktopChecks: Checks<DesktopRequests> = {
  'dialog.folder': isShape<DesktopRequests['dialog.folder']['in']>({ title: isText }),
  'external.open': isShape<DesktopRequests['external.open']['in']>({ address: isText }),
  'window.describe': isShape<DesktopRequests['window.describe']['in']>({
    title: isText,
    study: isNullable(isText),
    unsaved: isBoolean,
  }),
  'window.study': isShape<Nothing>({}),
};

export type DesktopHandlers = Handlers<DesktopRequests>;

/** What the preload puts on the window as `goldenThread`; absent in the browser. */
export interface DesktopBridge {
  /** Resolves to the answer, or to a FailureData under `failure`. */
  ask(name: string, input: unknown): Promise<unknown>;
  /** Runs the command of that id whenever a menu item asks for it. */
  onCommand(run: (command: string) => void): void;
  /** Asks for a port to the engine; it comes as a window message `golden-thread:engine` with the port. */
  requestEngine(): void;
  readonly platform: string;
}
