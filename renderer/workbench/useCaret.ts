import { useEffect, useState } from 'react';
import { useSessionStore } from '../session/SessionProvider';
import type { Caret } from '../session/state';

/** In milliseconds: a typed letter is painted alone, which far parts of the window would slow. */
const pause = 50;

/** Where the caret of a document is, some twenty times a second. */
export function useCaret(path: string): Caret | undefined {
  const store = useSessionStore();
  const [caret, setCaret] = useState(() => store.get().carets[path]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const look = () => {
      timer = null;
      setCaret(store.get().carets[path]);
    };
    const follow = () => {
      timer ??= setTimeout(look, pause);
    };
    look();
    const stop = store.subscribe(follow);
    return () => {
      if (timer !== null) clearTimeout(timer);
      stop();
    };
  }, [store, path]);
  return caret;
}
