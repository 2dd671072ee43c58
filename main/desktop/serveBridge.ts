import { ipcMain } from 'electron';
import { answerer } from '../contract/call';
import { desktopChecks } from '../contract/desktop';
import type { DesktopHandlers } from '../contract/desktop';
import { Failure, failureData } from '../contract/failure';
import { chooseFolder } from './dialogs';
import type { EngineHost } from './engineHost';
import { openExternal } from './openExternal';
import { isPage } from './security';
import { showMenu } from './showMenu';
import type { StudyWindow } from './window';

/** Answers what the page asks of the desktop around it, and only the page. */
export function serveBridge(studyWindow: StudyWindow, engine: EngineHost, firstStudy: string | null): void {
  const answer = answerer(desktopChecks, desktopHandlers(studyWindow, firstStudy));
  ipcMain.handle('desktop:ask', async ({ senderFrame }, name: unknown, input: unknown) => {
    try {
      if (!isPage(senderFrame)) throw new Failure('refused', 'Only the window’s own page may ask this.');
      return await answer(String(name), input, new AbortController().signal);
    } catch (error) {
      return { failure: failureData(error) };
    }
  });
  ipcMain.on('desktop:engine', ({ senderFrame, sender }) => {
    if (isPage(senderFrame)) engine.connect(sender);
  });
}

function desktopHandlers(studyWindow: StudyWindow, firstStudy: string | null): DesktopHandlers {
  const { window } = studyWindow;
  // A page that is loaded again goes on with the study that it had.
  let current = firstStudy;
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
      if (study !== null) {
        current = study;
        studyWindow.rememberStudy(study);
      }
      return Promise.resolve(null);
    },
    'window.zoom': ({ level }) => {
      window.webContents.setZoomLevel(level);
      return Promise.resolve(null);
    },
    'menu.keys': ({ keys }) => {
      showMenu(command => window.webContents.send('desktop:command', command), keys);
      return Promise.resolve(null);
    },
    'window.study': () => Promise.resolve(current),
  };
}
