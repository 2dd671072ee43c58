import { dialog } from 'electron';
import type { BrowserWindow } from 'electron';

/** Lets the person choose a folder, or make one; null when they cancel. */
export async function chooseFolder(window: BrowserWindow, title: string): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title,
    properties: ['openDirectory', 'createDirectory', 'showHiddenFiles'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Tells the person that the page ended, and asks whether to load it again. */
export async function offerReload(window: BrowserWindow, reason: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window stopped working.',
    detail: `Reason: ${reason}. Unsaved text was kept and comes back when the window is loaded again.`,
    buttons: ['Load Again', 'Close'],
    cancelId: 1,
  });
  return response === 0;
}
