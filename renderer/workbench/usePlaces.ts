import { useEffect, useMemo } from 'react';
import { useClient } from '../client/client';
import { useSessionStore } from '../session/SessionProvider';
import type { Documents } from './documents';
import { PlaceKeeper } from './PlaceKeeper';
import { useCommands } from './useCommands';

/** Offers to go back to where one was, and forward again. */
export function usePlaces(documents: Documents): void {
  const store = useSessionStore();
  const { platform } = useClient();
  const keeper = useMemo(() => new PlaceKeeper(store, documents), [store, documents]);
  useEffect(() => keeper.follow(), [keeper]);
  // Where Option and an arrow go by words, VS Code has other keys as well.
  const mac = platform === 'darwin';
  useCommands(
    useMemo(
      () => [
        {
          id: 'place.back',
          title: 'Go back',
          category: 'Go',
          // There these keys change the width of columns.
          yieldsTo: '[role="grid"]',
          keys: mac ? 'Ctrl+-' : 'Alt+ArrowLeft',
          hindrance: () => (keeper.canGo(-1) ? null : 'There is no earlier place to go back to.'),
          run: () => keeper.go(-1),
        },
        {
          id: 'place.forward',
          title: 'Go forward',
          category: 'Go',
          // There these keys change the width of columns.
          yieldsTo: '[role="grid"]',
          keys: mac ? 'Ctrl+Shift+-' : 'Alt+ArrowRight',
          hindrance: () => (keeper.canGo(1) ? null : 'There is no later place to go forward to.'),
          run: () => keeper.go(1),
        },
      ],
      [keeper, mac],
    ),
  );
}
