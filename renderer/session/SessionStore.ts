import { reduce } from './reduce';
import type { Action } from './reduce';
import type { Session } from './state';

/** Holds the one session: what it is now, what happens to it, and who wants to know. */
export class SessionStore {
  readonly #listeners = new Set<() => void>();
  #session: Session;

  constructor(initial: Session) {
    this.#session = initial;
  }

  /** The session as it is now, also for work that began some time ago. */
  readonly get = (): Session => this.#session;

  readonly dispatch = (action: Action): void => {
    const next = reduce(this.#session, action);
    if (next === this.#session) return;
    this.#session = next;
    for (const listener of this.#listeners) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
}
