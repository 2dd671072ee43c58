import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';

type Send = (command: string) => void;

/** Keys by command, as Electron writes them; where there are two strokes, a space stands between them. */
type Keys = Readonly<Record<string, string>>;

/**
 * Puts up the menus. An item sends its command to the page, whose registry has the commands and owns the keys, and which
 * says what the keys are once it knows.
 */
export function showMenu(send: Send, keys: Keys | null = null): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menus(send, keys)));
}

function menus(send: Send, keys: Keys | null): MenuItemConstructorOptions[] {
  const mac = process.platform === 'darwin';
  const item = (label: string, command: string, standard?: string): MenuItemConstructorOptions => {
    const accelerator = keys === null ? standard : keys[command];
    return {
      id: command,
      label: accelerator?.includes(' ')
        ? `${label}  (${accelerator.replaceAll('CmdOrCtrl', 'Ctrl')})`
        : label,
      click: () => send(command),
      // Shown, not taken: the key reaches the page, where the person may have given it another meaning.
      ...(accelerator && !accelerator.includes(' ') ? { accelerator, registerAccelerator: false } : {}),
    };
  };
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        item('New query', 'query.new', 'CmdOrCtrl+N'),
        item('New study…', 'study.new'),
        item('New window', 'window.new', 'CmdOrCtrl+Shift+N'),
        { type: 'separator' },
        item('Open study…', 'study.open', 'CmdOrCtrl+O'),
        item('Open study in new window…', 'study.openInNewWindow'),
        item('Import files…', 'import.files', 'CmdOrCtrl+Shift+D'),
        { type: 'separator' },
        item('Save', 'file.save', 'CmdOrCtrl+S'),
        item('Save as', 'file.saveAs', 'CmdOrCtrl+Shift+S'),
        { type: 'separator' },
        item('Close editor', 'editor.close', 'CmdOrCtrl+W'),
        item('Reopen closed editor', 'editor.reopen', 'CmdOrCtrl+Shift+T'),
        { role: 'close', label: 'Close window', accelerator: 'CmdOrCtrl+Shift+W' },
        { type: 'separator' },
        item('Settings', 'settings.show', 'CmdOrCtrl+,'),
        item('Keyboard shortcuts', 'keys.show', 'CmdOrCtrl+K CmdOrCtrl+S'),
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
    {
      label: '&Go',
      submenu: [
        item('Go to file…', 'quickOpen.show', 'CmdOrCtrl+P'),
        { type: 'separator' },
        item('Back', 'place.back', mac ? 'Ctrl+-' : 'Alt+Left'),
        item('Forward', 'place.forward', mac ? 'Ctrl+Shift+-' : 'Alt+Right'),
        { type: 'separator' },
        item('Next editor', 'editor.next', 'Ctrl+PageDown'),
        item('Previous editor', 'editor.previous', 'Ctrl+PageUp'),
      ],
    },
    { label: 'St&udy', submenu: [item('Export figure…', 'figure.export')] },
    {
      label: '&Run',
      submenu: [
        item('Run query, or the chosen part of it', 'query.run', 'CmdOrCtrl+Enter'),
        item('Run the statement at the caret', 'query.runStatement', 'CmdOrCtrl+Shift+Enter'),
        item('Explain the statement at the caret', 'query.explain'),
        item('Explain it with timings', 'query.explainTimed'),
        item('Cancel query', 'query.cancel', 'CmdOrCtrl+.'),
      ],
    },
    { label: '&Help', role: 'help', submenu: [item('About Golden Thread', 'help.about')] },
  ];
}

function viewMenu(
  item: (label: string, command: string, standard?: string) => MenuItemConstructorOptions,
): MenuItemConstructorOptions {
  return {
    label: '&View',
    submenu: [
      item('Command palette…', 'palette.show', 'CmdOrCtrl+Shift+P'),
      { type: 'separator' },
      item('Explorer', 'view.explorer', 'CmdOrCtrl+Shift+E'),
      item('Problems', 'panel.show.problems', 'CmdOrCtrl+Shift+M'),
      item('History', 'panel.show.history'),
      { type: 'separator' },
      item('Show or hide side bar', 'sideBar.toggle', 'CmdOrCtrl+B'),
      item('Show or hide panel', 'panel.toggle', 'CmdOrCtrl+J'),
      {
        label: 'Appearance',
        submenu: [
          item('Zen mode', 'zen.toggle', 'CmdOrCtrl+K Z'),
          { type: 'separator' },
          item('Show or hide activity bar', 'activityBar.toggle'),
          item('Show or hide status bar', 'statusBar.toggle'),
          item('Move side bar to the other side', 'sideBar.move'),
          item('Move panel to the right or the bottom', 'panel.move'),
          item('Maximise or restore panel', 'panel.maximise'),
        ],
      },
      {
        label: 'Editor layout',
        submenu: [
          item('Split right', 'editor.split.right', 'CmdOrCtrl+\\'),
          item('Split down', 'editor.split.down'),
        ],
      },
      item('Change between light and dark', 'theme.toggle'),
      { type: 'separator' },
      item('Zoom in', 'zoom.in', 'CmdOrCtrl+='),
      item('Zoom out', 'zoom.out', 'CmdOrCtrl+-'),
      item('Reset zoom', 'zoom.reset', 'CmdOrCtrl+0'),
      { role: 'togglefullscreen' },
      { type: 'separator' },
      { role: 'toggleDevTools' },
    ],
  };
}
