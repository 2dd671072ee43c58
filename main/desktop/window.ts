import { BrowserWindow, nativeTheme, screen } from 'electron';
import { offerReload } from './dialogs';
import type { EngineHost } from './engineHost';
import { pageOrigin } from './protocol';
import { placement, smallest } from './windowState';
import type { WindowState } from './windowState';

/** A window of the program: at most one study, and an engine of its own. */
export interface StudyWindow {
  readonly window: BrowserWindow;
  readonly engine: EngineHost;
  /** The study that is open in it, or is to be. */
  readonly study: string | null;
  setStudy(study: string): void;
  /** What is to be remembered of it. */
  state(): WindowState;
}

/** By how much one level of zoom enlarges, in Chromium. */
const zoomStep = 1.2;

/** What every window is made of. */
export interface WindowFiles {
  readonly preload: string;
  readonly icon: string;
}

/** Opens a window where it was, shown once its page has something to show. */
export function openWindow(
  files: WindowFiles,
  state: WindowState,
  engine: EngineHost,
  changed: () => void,
): StudyWindow {
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
  window.on('resize', changed).on('move', changed);
  void window.loadURL(`${pageOrigin}/index.html`);
  let { study } = state;
  return {
    window,
    engine,
    get study() {
      return study;
    },
    setStudy(opened) {
      study = opened;
      changed();
    },
    state: () => ({
      bounds: window.getNormalBounds(),
      maximised: window.isMaximized(),
      zoom: window.webContents.getZoomLevel(),
      study,
    }),
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
