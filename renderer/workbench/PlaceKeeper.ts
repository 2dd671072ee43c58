import { isCount, isListOf, isShape, isText } from '../../main/contract/check';
import { isUntitled } from '../session/document';
import { kept } from '../session/kept';
import { isNear, noPlaces, stepped, visited } from '../session/placeHistory';
import type { Place, PlaceHistory } from '../session/placeHistory';
import type { SessionStore } from '../session/SessionStore';
import type { Documents } from './documents';

const pause = 400;
/** How long an editor may take to go where it was asked to. */
const patience = 2000;

const isHistory = isShape<PlaceHistory>({
  places: isListOf(isShape<Place>({ path: isText, line: isCount, column: isCount })),
  at: isCount,
});
const keyOf = (folder: string): string => `golden-thread:places:${folder}`;

/** Keeps, for each study, the places where one has been, and goes back and forward among them. */
export class PlaceKeeper {
  readonly #store: SessionStore;
  readonly #documents: Pick<Documents, 'open'>;
  readonly #storage: Storage;
  #folder: string | null = null;
  #history: PlaceHistory = noPlaces;
  /** The place on the way to which nothing counts as a place of its own. */
  #goingTo: Place | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(store: SessionStore, documents: Pick<Documents, 'open'>, storage: Storage = localStorage) {
    this.#store = store;
    this.#documents = documents;
    this.#storage = storage;
  }

  /** Follows the session until the returned function is called. */
  follow(): () => void {
    this.#look();
    const stop = this.#store.subscribe(() => {
      this.#look();
    });
    return () => {
      stop();
      if (this.#timer !== undefined) this.#keep();
    };
  }

  canGo(step: 1 | -1): boolean {
    return this.#next(step) !== null;
  }

  async go(step: 1 | -1): Promise<void> {
    const next = this.#next(step);
    const place = next?.places[next.at];
    if (!next || !place) return;
    this.#history = next;
    this.#goingTo = place;
    const { path, line, column } = place;
    await this.#documents.open(path, { line, column, preview: true });
    setTimeout(() => {
      if (this.#goingTo === place) this.#goingTo = null;
    }, patience);
    this.#keepSoon();
  }

  #next(step: 1 | -1): PlaceHistory | null {
    const { documents } = this.#store.get();
    return stepped(this.#history, step, path => path in documents || !isUntitled(path));
  }

  #look(): void {
    const { study, active, carets } = this.#store.get();
    if (study && study.folder !== this.#folder) {
      this.#folder = study.folder;
      this.#history = kept(keyOf(study.folder), isHistory, this.#storage) ?? noPlaces;
      this.#goingTo = null;
    }
    if (active === null) return;
    const { line, column } = carets[active] ?? { line: 1, column: 1 };
    const place = { path: active, line, column };
    if (this.#goingTo && !isNear(this.#goingTo, place)) return;
    this.#goingTo = null;
    const next = visited(this.#history, place);
    const before = this.#history.places[this.#history.at];
    if (before?.path === active && before.line === line && before.column === column) return;
    this.#history = next;
    this.#keepSoon();
  }

  #keepSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#keep();
    }, pause);
  }

  #keep(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#folder === null || this.#history.at < 0) return;
    this.#storage.setItem(keyOf(this.#folder), JSON.stringify(this.#history));
  }
}
