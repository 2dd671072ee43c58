import { settings } from '../../main/contract/declaredSettings';
import { Menu } from '../components/Menu';
import { useSetting } from '../session/useSetting';
import { useRunCommand } from './useCommands';
import { useKeysOf } from './useKeys';

/** What can be set, and where the rest is found. */
export function SettingsMenu({ onClose }: { readonly onClose: () => void }) {
  const run = useRunCommand();
  const theme = useSetting(settings.theme);
  const items = [
    { id: 'palette.show', label: 'Command palette…', keys: useKeysOf('palette.show') },
    { id: 'settings.show', label: 'Settings', keys: useKeysOf('settings.show'), separated: true },
    { id: 'keys.show', label: 'Keyboard shortcuts', keys: useKeysOf('keys.show') },
    { id: 'theme.light', label: 'Light theme', checked: theme === 'light', separated: true },
    { id: 'theme.dark', label: 'Dark theme', checked: theme === 'dark' },
    {
      id: 'theme.contrastLight',
      label: 'High contrast theme, light',
      checked: theme === 'contrast-light',
    },
    {
      id: 'theme.contrastDark',
      label: 'High contrast theme, dark',
      checked: theme === 'contrast-dark',
    },
    { id: 'theme.system', label: 'Theme of this machine', checked: theme === 'system' },
    { id: 'study.open', label: 'Open study…', keys: useKeysOf('study.open'), separated: true },
    { id: 'import.files', label: 'Import files…', keys: useKeysOf('import.files') },
    { id: 'help.about', label: 'About Golden Thread' },
  ];
  return <Menu label="Settings" items={items} onPick={run} onClose={onClose} />;
}
