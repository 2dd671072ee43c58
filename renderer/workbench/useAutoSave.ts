import { useEffect } from 'react';
import { settings } from '../../main/contract/declaredSettings';
import { isUntitled } from '../session/document';
import { useSessionStore } from '../session/SessionProvider';
import type { SessionStore } from '../session/SessionStore';
import { isDirty } from '../session/state';
import { useSetting } from '../session/useSetting';
import type { Documents } from './documents';

/** Saves changed texts without being asked, where the person has chosen that. A text without a file waits for its name. */
export function useAutoSave(documents: Documents): void {
  const store = useSessionStore();
  const when = useSetting(settings.autoSave);
  const delay = useSetting(settings.autoSaveDelay);
  useEffect(() => {
    const save = (isMeant: (path: string) => boolean) => {
      for (const path of unsavedFiles(store)) if (isMeant(path)) void documents.save(path);
    };
    if (when === 'afterDelay') return saveAfter(store, delay, () => save(() => true));
    return when === 'onFocusChange' ? saveWhenLeft(store, save) : undefined;
  }, [store, documents, when, delay]);
}

/** While a conflict is being settled, nothing is saved past it. */
function unsavedFiles(store: SessionStore): readonly string[] {
  const { documents, conflict } = store.get();
  if (conflict) return [];
  return Object.values(documents)
    .filter(document => isDirty(document) && !isUntitled(document.path) && !document.readOnly)
    .map(({ path }) => path);
}

function saveAfter(store: SessionStore, delay: number, save: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let before = store.get().documents;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(save, delay);
  };
  wait();
  const stop = store.subscribe(() => {
    const now = store.get().documents;
    if (now !== before) wait();
    before = now;
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

function saveWhenLeft(store: SessionStore, save: (isMeant: (path: string) => boolean) => void): () => void {
  let before = store.get().active;
  const stop = store.subscribe(() => {
    const { active } = store.get();
    const left = before;
    before = active;
    if (left !== active) save(path => path === left);
  });
  const leave = () => {
    save(() => true);
  };
  window.addEventListener('blur', leave);
  return () => {
    stop();
    window.removeEventListener('blur', leave);
  };
}
