import type { EngineAsk } from '../../main/contract/engine';
import { failureData } from '../../main/contract/failure';
import { nameOf } from './document';
import type { SessionStore } from './SessionStore';
import { isDirty } from './state';
import type { OpenDocument } from './state';

const pause = 300;
const pauseAfterFailure = 5000;

/**
 * Keeps every unsaved text in the engine, a third of a second after it changed, however fast it goes on changing, and at
 * once when the page is left; forgets it when the text is saved, discarded or back as it was. What could not be kept is
 * tried again. The returned function stops.
 */
export function keepBackups(ask: EngineAsk, store: SessionStore, page: Window = window): () => void {
  let kept = textsOf(store);
  let folder = store.get().study?.folder;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const soon = (after: number) => {
    timer ??= setTimeout(write, after);
  };
  const send = (document: OpenDocument, text: string | null) => {
    const { path, version } = document;
    const of = folder;
    ask('backup.write', { path, text, basedOn: version }).catch((error: unknown) => {
      const reason = failureData(error).message;
      const notice = `The unsaved text of ${nameOf(path)} could not be kept for a restart: ${reason}`;
      store.dispatch({ type: 'notice.set', notice });
      if (text === null || of !== folder || kept.get(path)?.text !== text) return;
      kept = new Map([...kept].filter(([other]) => other !== path));
      soon(pauseAfterFailure);
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
      timer = undefined;
    } else if (differ(kept, textsOf(store))) soon(pause);
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
