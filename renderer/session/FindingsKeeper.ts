import { failureData } from '../../main/contract/failure';
import type { Client } from '../client/client';
import type { SessionStore } from './SessionStore';
import type { OpenDocument, Session } from './state';

/** How long a person stops typing before the text is looked at, in milliseconds. */
const pause = 300;

/** Of what the findings in a text depend on, what it was when the text was last looked at. */
interface Looked {
  readonly sql: string;
  /** When its last run began: that may have made what the text names. */
  readonly ran: number;
  /** Rises whenever the study changed or the engine started again. */
  readonly round: number;
}

/** Has every open query looked at, without running it, whenever what is found wrong with it may have become other. */
export class FindingsKeeper {
  readonly #client: Pick<Client, 'ask' | 'listen' | 'onRestart'>;
  readonly #store: SessionStore;
  readonly #looked = new Map<string, Looked>();
  /** Texts that ended the engine: they are not put to the next one. */
  readonly #fatal = new Map<string, string>();
  #round = 0;
  #seen: Pick<Session, 'documents' | 'runs' | 'study'>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #looking: { readonly path: string; readonly controller: AbortController } | null = null;

  constructor(client: Pick<Client, 'ask' | 'listen' | 'onRestart'>, store: SessionStore) {
    this.#client = client;
    this.#store = store;
    this.#seen = store.get();
  }

  /** Goes on until the returned function is called. */
  follow(): () => void {
    const again = () => {
      this.#round += 1;
      this.#wait();
    };
    const stops = [
      this.#store.subscribe(() => {
        this.#changed();
      }),
      this.#client.listen('study.changed', again),
      this.#client.onRestart(again),
    ];
    this.#wait();
    return () => {
      clearTimeout(this.#timer);
      this.#looking?.controller.abort();
      for (const stop of stops) stop();
    };
  }

  #changed(): void {
    const { documents, runs, study } = this.#store.get();
    const before = this.#seen;
    if (documents === before.documents && runs === before.runs && study === before.study) return;
    this.#seen = { documents, runs, study };
    for (const path of this.#looked.keys()) if (!(path in documents)) this.#looked.delete(path);
    // What is being looked at has gone on.
    if (this.#looking && this.#isDue(this.#looking.path)) this.#looking.controller.abort();
    this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#lookAtAll(), pause);
  }

  async #lookAtAll(): Promise<void> {
    if (this.#looking) return;
    for (let next = this.#nextDue(); next; next = this.#nextDue()) {
      const controller = new AbortController();
      this.#looking = { path: next.path, controller };
      await this.#look(next, controller.signal);
      this.#looking = null;
      if (controller.signal.aborted) {
        this.#wait();
        return;
      }
    }
  }

  /** The editor in front comes first. */
  #nextDue(): OpenDocument | undefined {
    const { documents, active, study } = this.#store.get();
    if (!study) return undefined;
    const due = Object.values(documents).filter(({ path }) => this.#isDue(path));
    return due.find(({ path }) => path === active) ?? due[0];
  }

  #isDue(path: string): boolean {
    const now = this.#now(path);
    const before = this.#looked.get(path);
    if (!now || this.#fatal.get(path) === now.sql) return false;
    return before?.sql !== now.sql || before.ran !== now.ran || before.round !== now.round;
  }

  #now(path: string): Looked | null {
    const { documents, runs } = this.#store.get();
    const document = documents[path];
    if (!document || !path.toLowerCase().endsWith('.sql')) return null;
    const run = runs[path];
    const ran = run?.state === 'running' ? 0 : (run?.startedAt ?? 0);
    return { sql: document.text, ran, round: this.#round };
  }

  async #look({ path, text: sql }: OpenDocument, signal: AbortSignal): Promise<void> {
    const now = this.#now(path);
    if (now) this.#looked.set(path, now);
    const { ask } = this.#client;
    try {
      const failures = await ask('query.check', { session: path, sql, path }, signal);
      if (!signal.aborted) this.#store.dispatch({ type: 'findings.told', path, findings: { sql, failures } });
    } catch (error) {
      const { code, message } = failureData(error);
      if (code === 'lost') this.#fatal.set(path, sql);
      else if (!signal.aborted && code !== 'cancelled')
        this.#store.dispatch({ type: 'notice.set', notice: `The query could not be checked: ${message}` });
    }
  }
}
