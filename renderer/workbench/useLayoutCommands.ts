import { useEffect, useMemo } from 'react';
import { useSessionPart, useSessionStore } from '../session/SessionProvider';
import type { SessionStore } from '../session/SessionStore';
import type { Command } from './commands';
import { useCommands } from './useCommands';

const category = 'View';
/** Within which two presses of Escape are one wish. */
const together = 800;

/** Offers to move and hide the parts around the editors, and zen mode, which two presses of Escape leave. */
export function useLayoutCommands(): void {
  const store = useSessionStore();
  const { sideBarRight, panelRight, panelWhole } = useSessionPart(session => session.frame);
  const zen = useSessionPart(session => session.zen !== null);
  useCommands(
    useMemo(
      () => [
        changing(store, 'sideBar.move', `Move side bar ${sideBarRight ? 'left' : 'right'}`, {
          sideBarRight: !sideBarRight,
        }),
        changing(store, 'panel.move', panelRight ? 'Move panel to the bottom' : 'Move panel right', {
          panelRight: !panelRight,
        }),
        maximising(store, panelWhole),
        toggling(store, 'activityBar'),
        toggling(store, 'statusBar'),
        {
          id: 'zen.toggle',
          title: zen ? 'Leave zen mode' : 'Zen mode: nothing but the editors',
          keys: 'Mod+K Z',
          category,
          run: () => {
            store.dispatch({ type: 'zen.set', on: !zen });
          },
        },
      ],
      [store, sideBarRight, panelRight, panelWhole, zen],
    ),
  );
  useEffect(() => (zen ? leaveOnEscapes(store) : undefined), [store, zen]);
}

type Frame = ReturnType<SessionStore['get']>['frame'];

function changing(store: SessionStore, id: string, title: string, change: Partial<Frame>): Command {
  return {
    id,
    title,
    category,
    run: () => {
      store.dispatch({ type: 'frame.changed', change });
    },
  };
}

function maximising(store: SessionStore, whole: boolean): Command {
  return {
    id: 'panel.maximise',
    title: whole ? 'Restore panel' : 'Maximise panel',
    category,
    run: () => {
      if (store.get().panel === null) store.dispatch({ type: 'panel.set', panel: 'results' });
      store.dispatch({ type: 'frame.changed', change: { panelWhole: !whole } });
    },
  };
}

function toggling(store: SessionStore, part: 'activityBar' | 'statusBar'): Command {
  return {
    id: `${part}.toggle`,
    title: part === 'activityBar' ? 'Show or hide activity bar' : 'Show or hide status bar',
    category,
    run: () => {
      store.dispatch({ type: 'frame.changed', change: { [part]: !store.get().frame[part] } });
    },
  };
}

function leaveOnEscapes(store: SessionStore): () => void {
  let last = -together;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.repeat) return;
    const now = performance.now();
    if (now - last < together) store.dispatch({ type: 'zen.set', on: false });
    last = now;
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => {
    window.removeEventListener('keydown', onKeyDown, { capture: true });
  };
}
