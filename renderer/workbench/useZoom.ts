import { useEffect, useMemo } from 'react';
import { settings } from '../../main/contract/declaredSettings';
import { valueOf } from '../../main/contract/settings';
import { useClient } from '../client/client';
import { useSessionStore } from '../session/SessionProvider';
import { useSetting, useWriteSetting } from '../session/useSetting';
import type { Command } from './commands';
import { useCommands } from './useCommands';

const none: readonly Command[] = [];

/** Keeps the desktop's window as large as the setting says, which is one for all windows, and offers the commands that change it. A browser has its own zoom. */
export function useZoom(): void {
  const { desktop } = useClient();
  const store = useSessionStore();
  const write = useWriteSetting();
  const level = useSetting(settings.zoomLevel);
  useEffect(() => {
    void desktop?.('window.zoom', { level });
  }, [desktop, level]);
  const commands = useMemo(() => {
    const by = (step: number) => () => {
      const next = valueOf(settings.zoomLevel, store.get().settings.values) + step;
      if (settings.zoomLevel.check(next)) write(settings.zoomLevel, next);
    };
    return [
      { id: 'zoom.in', title: 'Zoom in', category: 'View', keys: 'Mod+=, Mod+Shift+=', run: by(1) },
      { id: 'zoom.out', title: 'Zoom out', category: 'View', keys: 'Mod+-', run: by(-1) },
      {
        id: 'zoom.reset',
        title: 'Reset zoom',
        category: 'View',
        keys: 'Mod+0',
        run: () => {
          write(settings.zoomLevel, null);
        },
      },
    ];
  }, [store, write]);
  useCommands(desktop ? commands : none);
}
