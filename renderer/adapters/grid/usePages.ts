import { useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from 'react';
import type { Span } from './geometry';
import type { GridPage } from './GridPage';
import { PageCache } from './PageCache';
import { pagesFor, pagesKept, rowsInPage } from './pages';

/** Fetches rows from an offset on. A different function means different rows. */
export type LoadRows = (offset: number, limit: number, signal: AbortSignal) => Promise<GridPage>;

interface Source {
  readonly load: LoadRows;
  readonly rows: number;
  readonly columns: number;
  readonly onFailure: (failure: unknown) => void;
}

/** The text in a cell; null for NULL, undefined while it is on its way. */
type TextAt = (row: number, column: number) => string | null | undefined;

export interface Pages {
  /** A different function means that pages have come. */
  readonly textAt: TextAt;
  /** The first page that came, to judge widths by. */
  readonly sample: GridPage | null;
  readonly store: PageStore;
}

/** The pages of a result that are here. */
export function usePages({ load, rows, columns, onFailure }: Source): Pages {
  const size = rowsInPage(columns);
  const [sample, setSample] = useState<GridPage | null>(null);
  const failed = useEffectEvent(onFailure);
  const store = useMemo(
    () => new PageStore(load, size, rows, pagesKept(columns)),
    [load, size, rows, columns],
  );
  const textAt = useSyncExternalStore(store.subscribe, store.reader);

  useEffect(() => {
    store.listenForFailure(failure => failed(failure));
    return () => {
      store.cache.close();
    };
  }, [store]);

  const first = store.first;
  if (sample === null && first !== null) setSample(first);
  return { textAt, sample, store };
}

/** Fetches the pages that hold the rows in sight. */
export function usePagesInSight({ store }: Pages, { first, end }: Span): void {
  useEffect(() => {
    store.want({ first, end });
  }, [store, first, end]);
}

class PageStore {
  readonly cache: PageCache<GridPage>;
  first: GridPage | null = null;
  readonly #listeners = new Set<() => void>();
  readonly #size: number;
  readonly #rows: number;
  #reader = this.#newReader();
  #failed: (failure: unknown) => void = () => undefined;

  constructor(load: LoadRows, size: number, rows: number, most: number) {
    this.#size = size;
    this.#rows = rows;
    const loadPage = async (page: number, signal: AbortSignal) => {
      const loaded = await load(page * size, Math.min(size, rows - page * size), signal);
      this.first ??= loaded;
      return loaded;
    };
    this.cache = new PageCache(
      loadPage,
      failure => {
        this.#reader = this.#newReader();
        if (failure !== null) this.#failed(failure);
        for (const listener of this.#listeners) listener();
      },
      most,
    );
  }

  readonly reader = (): TextAt => this.#reader;

  want(span: Span): void {
    const { inSight, ahead } = pagesFor(span, this.#rows, this.#size);
    this.cache.want(inSight, ahead);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  listenForFailure(failed: (failure: unknown) => void): void {
    this.#failed = failed;
  }

  #newReader(): TextAt {
    return (row, column) => this.cache.peek(Math.floor(row / this.#size))?.textAt(row % this.#size, column);
  }
}
