import { ipcMain } from 'electron';
import { answerer } from '../contract/call';
import { desktopChecks } from '../contract/desktop';
import type { DesktopHandlers } from '../contract/desktop';
import { Failure, failureData } from '../contract/failure';
import { chooseFolder } from './dialogs';
import { openExternal } from './openExternal';
import { isPage } from './security';
import { showMenu } from './showMenu';
import type { StudyWindows } from './StudyWindows';
import type { StudyWindow } from './window';

/** Answers what the pages ask of the desktop around them, and only the pages. */
export function serveBridge(windows: StudyWindows): void {
  ipcMain.handle('desktop:ask', async ({ senderFrame, sender }, name: unknown, input: unknown) => {
    try {
      const own = windows.of(sender);
      if (!own || !isPage(senderFrame))
        throw new Failure('refused', 'Only the window’s own page may ask this.');
      const answer = answerer(desktopChecks, desktopHandlers(own, windows));
      return await answer(String(name), input, new AbortController().signal);
    } catch (error) {
      return { failure: failureData(error) };
    }
  });
  ipcMain.on('desktop:engine', ({ senderFrame, sender }) => {
    if (isPage(senderFrame)) windows.of(sender)?.engine.connect(sender);
  });
}

function desktopHandlers(own: StudyWindow, windows: StudyWindows): DesktopHandlers {
  const { window } = own;
  return {
    'dialog.folder': ({ title }) => chooseFolder(window, title),
    'external.open': async ({ address }) => {
      await openExternal(address);
      return null;
    },
    'window.describe': ({ title, study, unsaved }) => {
      window.setTitle(title);
      window.setRepresentedFilename(study ?? '');
      window.setDocumentEdited(unsaved);
      if (study !== null) own.setStudy(study);
      return Promise.resolve(null);
    },
    'window.zoom': ({ level }) => {
      window.webContents.setZoomLevel(level);
      return Promise.resolve(null);
    },
    'menu.keys': ({ keys }) => {
      showMenu(command => {
        windows.send(command);
      }, keys);
      return Promise.resolve(null);
    },
    'window.study': () => Promise.resolve(own.study),
    'window.new': ({ study }) => {
      windows.open(study);
      return Promise.resolve(null);
    },
    'window.elsewhere': ({ study }) => Promise.resolve(windows.bringForward(study, own)),
  };
}
