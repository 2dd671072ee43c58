import { BrowserWindow, nativeTheme, screen } from 'electron';
import { offerReload } from './dialogs';
import { pageOrigin } from './protocol';
import { placement, readWindowState, smallest, writeWindowState } from './windowState';
import type { WindowState } from './windowState';

/** The program's window, and what is remembered of it. */
export interface StudyWindow {
  readonly window: BrowserWindow;
  /** The study that was open when the window closed last. */
  readonly lastStudy: string | null;
  rememberStudy(study: string): void;
}

/** By how much one level of zoom enlarges, in Chromium. */
const zoomStep = 1.2;

interface WindowFiles {
  readonly preload: string;
  readonly icon: string;
  readonly state: string;
}

/** Opens the window where it was, shown once its page has something to show. */
export function openWindow(files: WindowFiles): StudyWindow {
  const state = readWindowState(files.state);
  const displays = screen.getAllDisplays().map(display => display.workArea);
  const window = new BrowserWindow({
    ...placement(state.bounds, displays),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Golden Thread',
    icon: files.icon,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1F1F1F' : '#FFFFFF',
    webPreferences: {
      preload: files.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      zoomFactor: zoomStep ** state.zoom,
    },
  });
  window.once('ready-to-show', () => {
    if (state.maximised) window.maximize();
    window.show();
  });
  // The page's study names the window, not the page's title.
  window.on('page-title-updated', event => event.preventDefault());
  reloadWhenGone(window);
  const rememberStudy = rememberState(window, files.state, state);
  void window.loadURL(`${pageOrigin}/index.html`);
  return { window, lastStudy: state.study, rememberStudy };
}

/** Keeps the state as the window changes; what is lost when a write fails is a position, so it only warns. */
function rememberState(
  window: BrowserWindow,
  path: string,
  first: WindowState,
): StudyWindow['rememberStudy'] {
  let study = first.study;
  let timer: NodeJS.Timeout | undefined;
  const write = () => {
    clearTimeout(timer);
    const zoom = window.webContents.getZoomLevel();
    const state = { bounds: window.getNormalBounds(), maximised: window.isMaximized(), zoom, study };
    try {
      writeWindowState(path, state);
    } catch (error) {
      process.emitWarning(`The window's position could not be kept: ${String(error)}`);
    }
  };
  const writeSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(write, 500);
  };
  window.on('resize', writeSoon).on('move', writeSoon).on('close', write);
  return opened => {
    study = opened;
    writeSoon();
  };
}

/** Loads the page again when its process ends; asks first when that happens twice within a minute. */
function reloadWhenGone(window: BrowserWindow): void {
  let last = 0;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const again = Date.now() - last < 60_000;
    last = Date.now();
    const decision = again ? offerReload(window, reason) : Promise.resolve(true);
    void decision.then(reload => (reload ? window.webContents.reload() : window.destroy()));
  });
}
