import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';

type Send = (command: string) => void;

/** Puts up the menus. An item sends its command to the page, whose registry has the commands and owns the keys. */
export function showMenu(send: Send): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menus(send)));
}

function menus(send: Send): MenuItemConstructorOptions[] {
  const mac = process.platform === 'darwin';
  const item = (label: string, command: string, accelerator?: string): MenuItemConstructorOptions => ({
    id: command,
    label,
    click: () => send(command),
    // Shown, not taken: the key reaches the page, where the person may have given it another meaning.
    ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
  });
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        item('Open Study…', 'study.open', 'CmdOrCtrl+O'),
        { type: 'separator' },
        item('Save', 'file.save', 'CmdOrCtrl+S'),
        { type: 'separator' },
        item('Close Editor', 'editor.close', 'CmdOrCtrl+W'),
        ...(mac ? [] : [{ type: 'separator' } as const, { role: 'quit', label: 'Exit' } as const]),
      ],
    },
    {
      label: '&Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
      ],
    },
    { label: '&Selection', submenu: [{ role: 'selectAll' }] },
    viewMenu(item),
    { label: '&Go', submenu: [item('Go to File…', 'quickOpen.show', 'CmdOrCtrl+P')] },
    { label: 'St&udy', submenu: [item('Export Figure…', 'figure.export')] },
    {
      label: '&Run',
      submenu: [
        item('Run Query', 'query.run', 'CmdOrCtrl+Enter'),
        item('Cancel Query', 'query.cancel', 'Shift+Escape'),
      ],
    },
    { label: '&Help', role: 'help', submenu: [item('About Golden Thread', 'help.about')] },
  ];
}

function viewMenu(
  item: (label: string, command: string, accelerator?: string) => MenuItemConstructorOptions,
): MenuItemConstructorOptions {
  return {
    label: '&View',
    submenu: [
      item('Command Palette…', 'palette.show', 'CmdOrCtrl+Shift+P'),
      { type: 'separator' },
      item('Explorer', 'view.explorer', 'CmdOrCtrl+Shift+E'),
      item('Toggle Side Bar', 'sideBar.toggle', 'CmdOrCtrl+B'),
      item('Toggle Panel', 'panel.toggle', 'CmdOrCtrl+J'),
      item('Toggle Light or Dark Theme', 'theme.toggle'),
      { type: 'separator' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'resetZoom' },
      { role: 'togglefullscreen' },
      { type: 'separator' },
      { role: 'toggleDevTools' },
    ],
  };
}
