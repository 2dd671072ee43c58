import { BrowserWindow } from 'electron';
import type { WebContents } from 'electron';
import { existsSync, realpathSync } from 'node:fs';
import type { EngineHost } from './engineHost';
import { openWindow } from './window';
import type { StudyWindow, WindowFiles } from './window';
import { besides, readWindowStates, writeWindowStates } from './windowState';
import type { WindowState } from './windowState';

const pause = 500;

/** All windows of the program: each with its study and its engine, no study in two of them, all remembered. */
export class StudyWindows {
  readonly #files: WindowFiles;
  readonly #memory: string;
  readonly #startEngine: () => EngineHost;
  /** The one used last at the end. */
  readonly #windows: StudyWindow[] = [];
  readonly #stopping = new Set<Promise<void>>();
  #ending = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(files: WindowFiles, memory: string, startEngine: () => EngineHost) {
    this.#files = files;
    this.#memory = memory;
    this.#startEngine = startEngine;
  }

  /** Opens the study named, else all windows that were open last, else one with the study given. */
  start(named: string | null, otherwise: () => string): void {
    const states = readWindowStates(this.#memory);
    const [first] = states;
    const known = states.find(({ study }) => study !== null && study === named) ?? first;
    if (named !== null && known) this.#open({ ...known, study: named });
    else if (first && states.length === 1)
      this.#open({ ...first, study: stillThere(first.study) ?? otherwise() });
    else for (const state of states) this.#open({ ...state, study: stillThere(state.study) });
  }

  /** Opens a window; one that has the study already comes forward instead. */
  open(study: string | null): void {
    if (study !== null && this.bringForward(study)) return;
    const last = this.#windows.at(-1)?.state();
    const bounds = last?.bounds ? besides(last.bounds) : null;
    this.#open({ bounds, maximised: last?.maximised ?? false, zoom: last?.zoom ?? 0, study });
  }

  /** What another start of the program asks for: its study, in an empty window where the one used last is one. */
  startAgain(study: string | null): void {
    const last = this.#windows.at(-1);
    if (study !== null && last?.study !== null) this.open(study);
    else if (last) {
      show(last.window);
      if (study !== null) last.window.webContents.send('desktop:study', study);
    }
  }

  /** Whether a window has the study, other than the one that asks; it comes forward then. */
  bringForward(study: string, asking?: StudyWindow): boolean {
    const holder = this.#windows.find(one => one !== asking && isSame(one.study, study));
    if (holder) show(holder.window);
    return holder !== undefined;
  }

  /** The window that shows a page. */
  of(page: WebContents): StudyWindow | undefined {
    return this.#windows.find(({ window }) => window.webContents === page);
  }

  /** Sends a command to the page of the window that is in front. */
  send(command: string): void {
    const front = BrowserWindow.getFocusedWindow() ?? this.#windows.at(-1)?.window;
    front?.webContents.send('desktop:command', command);
  }

  /** From now on the windows close because the program ends: all of them come back at its next start. */
  end(): void {
    this.#keep();
    this.#ending = true;
  }

  /** Resolves when every engine has closed its database. */
  async stopped(): Promise<void> {
    for (const { engine } of this.#windows) this.#stop(engine);
    await Promise.all(this.#stopping);
  }

  #open(state: WindowState): void {
    const engine = this.#startEngine();
    const opened = openWindow(this.#files, state, engine, () => {
      this.#keepSoon();
    });
    const { window } = opened;
    this.#windows.push(opened);
    window.on('focus', () => {
      this.#windows.push(...this.#windows.splice(this.#windows.indexOf(opened), 1));
    });
    window.on('close', () => {
      // The last one is remembered as it was; of several, one that is closed is done with.
      if (this.#windows.length === 1) this.#keep();
    });
    window.on('closed', () => {
      this.#windows.splice(this.#windows.indexOf(opened), 1);
      this.#stop(engine);
      if (this.#windows.length > 0) this.#keepSoon();
    });
    this.#keepSoon();
  }

  #stop(engine: EngineHost): void {
    const stopping = engine.stop().finally(() => this.#stopping.delete(stopping));
    this.#stopping.add(stopping);
  }

  #keepSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#keep();
    }, pause);
  }

  /** What is lost when a write fails are positions, so it only warns. */
  #keep(): void {
    clearTimeout(this.#timer);
    if (this.#ending || this.#windows.length === 0) return;
    try {
      writeWindowStates(
        this.#memory,
        this.#windows.map(one => one.state()),
      );
    } catch (error) {
      process.emitWarning(`The windows' positions could not be kept: ${String(error)}`);
    }
  }
}

function show(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}

function stillThere(study: string | null): string | null {
  return study !== null && existsSync(study) ? study : null;
}

/** Whether two paths lead to one folder. */
function isSame(one: string | null, other: string): boolean {
  return one !== null && (one === other || real(one) === real(other));
}

function real(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}
