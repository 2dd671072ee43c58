import type { EngineAsk } from '../../main/contract/engine';
import { failureData } from '../../main/contract/failure';
import { nameOf } from './document';
import type { SessionStore } from './SessionStore';
import { isDirty } from './state';
import type { OpenDocument } from './state';

const pause = 1000;

/**
 * Keeps every unsaved text in the engine, a second after it last changed and at once when the page is left; forgets
 * it when the text is saved, discarded or back as it was. The returned function stops.
 */
export function keepBackups(ask: EngineAsk, store: SessionStore, page: Window = window): () => void {
  let kept = textsOf(store);
  let folder = store.get().study?.folder;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const send = (document: OpenDocument, text: string | null) => {
    const { path, version } = document;
    ask('backup.write', { path, text, basedOn: version }).catch((error: unknown) => {
      const reason = failureData(error).message;
      const notice = `The unsaved text of ${nameOf(path)} could not be kept for a restart: ${reason}`;
      store.dispatch({ type: 'notice.set', notice });
    });
  };
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    const now = textsOf(store);
    for (const document of now.values())
      if (kept.get(document.path)?.text !== document.text) send(document, document.text);
    for (const document of kept.values()) if (!now.has(document.path)) send(document, null);
    kept = now;
  };
  const leave = () => {
    if (timer !== undefined) write();
  };
  const changed = () => {
    const study = store.get().study?.folder;
    if (store.get().opening) leave();
    if (study !== folder) {
      folder = study;
      kept = textsOf(store);
      clearTimeout(timer);
    } else if (differ(kept, textsOf(store))) {
      clearTimeout(timer);
      timer = setTimeout(write, pause);
    }
  };
  const stop = store.subscribe(changed);
  page.addEventListener('beforeunload', leave);
  page.document.addEventListener('visibilitychange', leave);
  return () => {
    leave();
    stop();
    page.removeEventListener('beforeunload', leave);
    page.document.removeEventListener('visibilitychange', leave);
  };
}

type Texts = ReadonlyMap<string, OpenDocument>;

function textsOf(store: SessionStore): Texts {
  const dirty = Object.values(store.get().documents).filter(isDirty);
  return new Map(dirty.map(document => [document.path, document]));
}

function differ(kept: Texts, now: Texts): boolean {
  if (kept.size !== now.size) return true;
  return [...now.values()].some(document => kept.get(document.path)?.text !== document.text);
}
