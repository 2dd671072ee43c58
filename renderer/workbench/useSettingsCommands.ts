import { useMemo } from 'react';
import { keysPath, settingsPath } from '../../main/contract/userFiles';
import { keysPage, settingsPage } from '../session/document';
import type { Documents } from './documents';
import { useCommands } from './useCommands';

const category = 'Settings';

/** Offers settings and keys, as pages and as files. */
export function useSettingsCommands({ open }: Documents): void {
  useCommands(
    useMemo(
      () => [
        {
          id: 'settings.show',
          title: 'Settings',
          category,
          keys: 'Mod+,',
          run: () => open(settingsPage),
        },
        { id: 'settings.file', title: 'Open settings file', category, run: () => open(settingsPath) },
        {
          id: 'keys.show',
          title: 'Keyboard shortcuts',
          category,
          keys: 'Mod+K Mod+S',
          run: () => open(keysPage),
        },
        { id: 'keys.file', title: 'Open keyboard shortcuts file', category, run: () => open(keysPath) },
      ],
      [open],
    ),
  );
}
