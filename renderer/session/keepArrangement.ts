import type { SessionStore } from './SessionStore';
import type { Session } from './state';
import { isUntitled } from './document';
import { withZen } from './frame';
import { remember } from './studyMemory';
import type { StudyMemory } from './studyMemory';

const pause = 300;

/** Remembers what stands open and how wide, a moment after it changed. The returned function stops. */
export function keepArrangement(store: SessionStore, storage: Storage = localStorage): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let kept = store.get();
  const write = () => {
    timer = undefined;
    const session = store.get();
    if (session.study) remember(session.study.folder, arrangementOf(session), storage);
  };
  const stop = store.subscribe(() => {
    const session = store.get();
    const same = parts.every(part => kept[part] === session[part]);
    kept = session;
    if (same || session.opening) return;
    clearTimeout(timer);
    timer = setTimeout(write, pause);
  });
  return () => {
    stop();
    if (timer === undefined) return;
    clearTimeout(timer);
    write();
  };
}

const parts = [
  'documents',
  'tabs',
  'active',
  'sideBar',
  'panel',
  'sideBarWidth',
  'panelHeight',
  'frame',
] as const;

function arrangementOf(session: Session): Partial<StudyMemory> {
  const { active, sideBarWidth, panelHeight, frame } = session;
  // What zen mode hides comes back, also when the window is closed in it.
  const { sideBar, panel } = withZen(session, false);
  const { previews, pinned } = session.tabs;
  const documents = Object.keys(session.documents).filter(path => !isUntitled(path));
  return { documents, previews, pinned, active, sideBar, panel, sideBarWidth, panelHeight, frame };
}
