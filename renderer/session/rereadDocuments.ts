import type { EngineAsk } from '../../main/contract/engine';
import { isUntitled, readIfThere } from './document';
import type { SessionStore } from './SessionStore';
import { isDirty } from './state';

/** Reads files that are open, have no unsaved text and changed on disk again. */
export async function rereadDocuments(
  ask: EngineAsk,
  store: SessionStore,
  concerns: (path: string) => boolean,
): Promise<void> {
  for (const document of Object.values(store.get().documents)) {
    if (isDirty(document) || isUntitled(document.path) || !concerns(document.path)) continue;
    const now = await readIfThere(ask, document.path);
    const held = store.get().documents[document.path];
    if (now && held && !isDirty(held) && held.version !== now.version)
      store.dispatch({ type: 'document.opened', document: now });
  }
}
