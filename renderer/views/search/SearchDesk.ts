import type { EngineAsk } from '../../../main/contract/engine';
import { Failure, failureData } from '../../../main/contract/failure';
import type { FailureData } from '../../../main/contract/failure';
import type { SearchResult, UnsavedText } from '../../../main/contract/search';
import type { SessionStore } from '../../session/SessionStore';
import { firstQuery, recallQuery, rememberQuery, requestOf, unsavedTexts } from './searchQuery';
import type { SearchQuery } from './searchQuery';
import { followed } from './searchTree';

/** What the search view shows. */
export interface Searching {
  readonly query: SearchQuery;
  readonly busy: boolean;
  /** Whether the search that goes on makes a list anew that is in sight, and that nobody asked for again. */
  readonly renewing: boolean;
  /** What was found last; it stays until the next is there. */
  readonly result: SearchResult | null;
  readonly failure: FailureData | null;
  /** Keys of matches that the person took off the list. */
  readonly dismissed: ReadonlySet<string>;
  /** Ids of nodes that the person closed. */
  readonly closed: ReadonlySet<string>;
  readonly cursor: string | null;
  /** Path of the text whose replacements are looked at before they are made. */
  readonly previewed: string | null;
}

const first: Searching = {
  query: firstQuery,
  busy: false,
  renewing: false,
  result: null,
  failure: null,
  dismissed: new Set(),
  closed: new Set(),
  cursor: null,
  previewed: null,
};

/** How long after the last key a search begins, and after the last change of a text, in milliseconds. */
const afterKey = 200;
const afterChange = 500;

/** Searches as a person types; a new search ends the one before. */
export class SearchDesk {
  readonly #ask: EngineAsk;
  readonly #store: SessionStore;
  readonly #listeners = new Set<() => void>();
  #state = first;
  #folder: string | null = null;
  #running = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether something that is searched changed while the list was out of sight. */
  #stale = false;
  /** Whether the person ended the search: it does not begin again by itself. */
  #stopped = false;

  constructor(ask: EngineAsk, store: SessionStore) {
    this.#ask = ask;
    this.#store = store;
  }

  readonly get = (): Searching => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Changes what is looked for, or where; the search follows shortly. */
  readonly change = (part: Partial<SearchQuery>): void => {
    const query = { ...this.#state.query, ...part };
    const other = JSON.stringify(query.pattern) !== JSON.stringify(this.#state.query.pattern);
    this.set({ query, ...(other ? { dismissed: new Set(), closed: new Set(), cursor: null } : {}) });
    if (this.#folder !== null) rememberQuery(this.#folder, query);
    if (Object.keys(part).some(name => name !== 'narrowing')) this.#soon(afterKey, false);
  };

  readonly set = (part: Partial<Omit<Searching, 'result' | 'busy' | 'renewing'>>): void => {
    this.#put(part);
  };

  /** Follows the study and the editors until the returned function is called. */
  follow(): () => void {
    let texts = unsavedTexts(this.#store.get().documents);
    let documents = this.#store.get().documents;
    const stop = this.#store.subscribe(() => {
      const session = this.#store.get();
      if ((session.study?.folder ?? null) !== this.#folder) this.#begin(session.study?.folder ?? null);
      if (session.documents !== documents) {
        documents = session.documents;
        const now = unsavedTexts(documents);
        if (!areSame(now, texts)) this.look();
        texts = now;
      }
      if (this.#stale && session.sideBar === 'search') this.#soon(0, this.#isListed());
    });
    this.#begin(this.#store.get().study?.folder ?? null);
    return () => {
      stop();
      this.#end();
    };
  }

  /** What is searched has changed: the list is made anew when it is in sight, or comes into sight. */
  readonly look = (): void => {
    if (this.#state.query.pattern.text === '' || this.#folder === null || this.#stopped) return;
    if (this.#store.get().sideBar === 'search') this.#soon(afterChange, this.#isListed());
    else this.#stale = true;
  };

  /** Ends the search that goes on, until the person asks for another. */
  readonly stop = (): void => {
    this.#end();
    this.#stopped = true;
    this.#put({ busy: false, renewing: false, result: null, failure: failureData(Failure.cancelled()) });
  };

  /** Searches at once, and lists again what was dismissed. */
  readonly again = (): Promise<void> => {
    this.#put({ dismissed: new Set(), renewing: false });
    return this.run();
  };

  readonly run = async (): Promise<void> => {
    this.#end();
    this.#stale = false;
    this.#stopped = false;
    const { query } = this.#state;
    if (query.pattern.text === '' || this.#folder === null) {
      this.#put({ busy: false, renewing: false, result: null, failure: null });
      return;
    }
    const running = new AbortController();
    this.#running = running;
    this.#put({ busy: true });
    try {
      const request = requestOf(query, this.#store.get().documents);
      const result = await this.#ask('search.run', request, running.signal);
      if (this.#running !== running) return;
      const cursor = followed(this.#state.cursor, this.#state.result, result);
      this.#put({ busy: false, renewing: false, result, failure: null, cursor });
    } catch (error) {
      if (this.#running === running)
        this.#put({ busy: false, renewing: false, result: null, failure: failureData(error) });
    }
  };

  #begin(folder: string | null): void {
    this.#end();
    this.#folder = folder;
    this.#stopped = false;
    this.#state = first;
    this.#put({ query: folder === null ? firstQuery : recallQuery(folder) });
    this.#stale = this.#state.query.pattern.text !== '';
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#running.abort();
    // What the one that ended still answers is heard no more.
    this.#running = new AbortController();
  }

  /** Whether the list in sight is of what is looked for now. */
  #isListed(): boolean {
    const { busy, renewing, result } = this.#state;
    return result !== null && (!busy || renewing);
  }

  #soon(after: number, renewing: boolean): void {
    // A search that is no longer the one wanted is not waited for.
    this.#end();
    this.#stale = false;
    if (this.#state.query.pattern.text !== '' && this.#folder !== null) this.#put({ busy: true, renewing });
    this.#timer = setTimeout(() => void this.run(), after);
  }

  #put(part: Partial<Searching>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }
}

function areSame(some: readonly UnsavedText[], others: readonly UnsavedText[]): boolean {
  const isSame = ({ path, text }: UnsavedText, index: number) =>
    others[index]?.path === path && others[index].text === text;
  return some.length === others.length && some.every(isSame);
}

const desks = new WeakMap<SessionStore, SearchDesk>();

/** The one desk of a window: the view comes and goes, and what was found stays. */
export function deskOf(ask: EngineAsk, store: SessionStore): SearchDesk {
  const desk = desks.get(store) ?? new SearchDesk(ask, store);
  desks.set(store, desk);
  return desk;
}
