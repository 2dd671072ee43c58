import type { Client } from '../client/client';
import { failureData } from '../../main/contract/failure';
import type { FailureData } from '../../main/contract/failure';
import { restoreDocuments } from './document';
import { rereadDocuments } from './rereadDocuments';
import type { SessionStore } from './SessionStore';
import { isDirty } from './state';
import { recall } from './studyMemory';

/** Opens the study, looks at it again when it changes, and brings it back when the engine was started again. */
export class StudyKeeper {
  readonly #client: Client;
  readonly #store: SessionStore;

  constructor(client: Client, store: SessionStore) {
    this.#client = client;
    this.#store = store;
  }

  /** Opens the first study: the one the desktop names, or the one that the engine has open already. */
  async start(): Promise<void> {
    const { ask, desktop } = this.#client;
    this.#store.dispatch({ type: 'study.opening' });
    await this.#guarded(async () => {
      const folder = desktop ? await desktop('window.study', {}) : null;
      const open = folder === null ? await ask('study.summary', {}) : null;
      const first = folder ?? open?.folder ?? null;
      if (first === null) this.#store.dispatch({ type: 'study.none' });
      else await this.#open(first);
    });
  }

  /** Opens another study in place of the one that is open, whose unsaved text is kept for its next opening. */
  readonly open = (folder: string): Promise<FailureData | null> => this.#guarded(() => this.#open(folder));

  /** Follows the engine until the returned function is called. */
  follow(): () => void {
    const { listen, onRestart } = this.#client;
    const stops = [
      listen('study.changed', () => void this.#guarded(() => this.#look())),
      onRestart(() => void this.#guarded(() => this.#back())),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  async #open(folder: string): Promise<void> {
    const { ask } = this.#client;
    this.#store.dispatch({ type: 'study.opening' });
    const study = await ask('study.open', { folder });
    const memory = recall(study.folder);
    const documents = await restoreDocuments(ask, memory.documents);
    this.#store.dispatch({ type: 'study.opened', study, restored: { documents, memory } });
    const unsaved = documents.filter(isDirty).length;
    if (unsaved > 0)
      this.#notice(`${unsaved} unsaved ${unsaved === 1 ? 'text was' : 'texts were'} restored.`);
  }

  /** The study changed on disk: its summary, and the files that are open and have no unsaved text, are read again. */
  async #look(): Promise<void> {
    const { ask } = this.#client;
    const study = await ask('study.summary', {});
    // While a study opens it tells of changes too; it is shown when it is open and its texts are restored.
    if (study?.folder !== this.#store.get().study?.folder || !study) return;
    this.#store.dispatch({ type: 'study.opened', study });
    await rereadDocuments(ask, this.#store, () => true);
  }

  async #back(): Promise<void> {
    const folder = this.#store.get().study?.folder;
    if (folder === undefined) return;
    this.#store.dispatch({ type: 'results.lost' });
    const study =
      (await this.#client.ask('study.summary', {})) ?? (await this.#client.ask('study.open', { folder }));
    this.#store.dispatch({ type: 'study.opened', study });
    this.#notice(
      'The engine stopped and was started again. No text was lost; run a query again to see its rows.',
    );
  }

  #notice(notice: string): void {
    this.#store.dispatch({ type: 'notice.set', notice });
  }

  async #guarded(work: () => Promise<void>): Promise<FailureData | null> {
    try {
      await work();
      return null;
    } catch (error) {
      const failure = failureData(error);
      this.#store.dispatch({ type: 'study.failed', failure });
      return failure;
    }
  }
}
