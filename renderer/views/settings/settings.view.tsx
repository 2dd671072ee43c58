import { settingsPage } from '../../session/document';
import type { EditorView } from '../../workbench/view';
import { SettingsPage } from './SettingsPage';

/** All settings on one page. */
export const settingsView: EditorView = {
  id: 'settings',
  opens: path => path === settingsPage,
  Component: SettingsPage,
};
