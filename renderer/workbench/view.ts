import type { ComponentType } from 'react';
import type { KnownCommand } from './commands';

/** A view of the side bar, with its button in the activity bar. */
export interface SideView {
  readonly id: string;
  readonly title: string;
  /** Name of a codicon, without `codicon-`. */
  readonly icon: string;
  /** Keys that show it, in VS Code's letters. */
  readonly keys?: string;
  /** Whether it offers the command itself that shows it, `view.` and its id. */
  readonly showsItself?: boolean;
  readonly Component: ComponentType;
  /** Actions at the right of its title. */
  readonly Actions?: ComponentType;
}

/** What opens for a file: the first editor in the list whose `opens` says yes. */
export interface EditorView {
  readonly id: string;
  opens(path: string): boolean;
  readonly Component: ComponentType<{ readonly path: string }>;
  /** Commands that it offers while a file is open in it. */
  readonly commands?: readonly KnownCommand[];
  /** Puts a text in order, if that is asked for, before it is saved; fails when it cannot. */
  readonly tidy?: (path: string, text: string) => Promise<string>;
}

/** A tab of the panel below the editors. */
export interface PanelView {
  readonly id: string;
  readonly title: string;
  /** Keys that show it, in VS Code's letters. */
  readonly keys?: string;
  readonly Component: ComponentType;
  /** Commands that it offers while there is something in it. */
  readonly commands?: readonly KnownCommand[];
  /** A count beside the title; nothing when it returns null. */
  readonly useCount: () => number | null;
  /** Actions at the right of the panel's head. */
  readonly Actions?: ComponentType;
}

/** What stands over the window when it has something to show; drawn all the time, so that it can offer commands. */
export interface DialogView {
  readonly id: string;
  readonly Component: ComponentType;
}

/** Every view of the program, as `views/index.ts` lists them. */
export interface Views {
  readonly side: readonly SideView[];
  readonly editors: readonly EditorView[];
  readonly panels: readonly PanelView[];
  readonly dialogs: readonly DialogView[];
}
