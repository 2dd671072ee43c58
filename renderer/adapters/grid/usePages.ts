import { useCallback, useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from 'react';
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

export interface Pages {
  /** The text in a cell; null for NULL, undefined while it is on its way. */
  readonly textAt: (row: number, column: number) => string | null | undefined;
  /** The first page that came, to judge widths by. */
  readonly sample: GridPage | null;
}

/** Keeps the pages that hold the rows in sight. */
export function usePages({ load, rows, columns, onFailure }: Source, span: Span): Pages {
  const size = rowsInPage(columns);
  const [sample, setSample] = useState<GridPage | null>(null);
  const failed = useEffectEvent(onFailure);
  const store = useMemo(
    () => new PageStore(load, size, rows, pagesKept(columns)),
    [load, size, rows, columns],
  );
  useSyncExternalStore(store.subscribe, store.version);

  useEffect(() => {
    store.listenForFailure(failure => failed(failure));
    return () => {
      store.cache.close();
    };
  }, [store]);

  useEffect(() => {
    const { inSight, ahead } = pagesFor(span, rows, size);
    store.cache.want(inSight, ahead);
  }, [store, span, rows, size]);

  const first = store.first;
  if (sample === null && first !== null) setSample(first);

  const textAt = useCallback(
    (row: number, column: number) => store.cache.peek(Math.floor(row / size))?.textAt(row % size, column),
    [store, size],
  );
  return { textAt, sample };
}

class PageStore {
  readonly cache: PageCache<GridPage>;
  first: GridPage | null = null;
  readonly #listeners = new Set<() => void>();
  #version = 0;
  #failed: (failure: unknown) => void = () => undefined;

  constructor(load: LoadRows, size: number, rows: number, most: number) {
    const loadPage = async (page: number, signal: AbortSignal) => {
      const loaded = await load(page * size, Math.min(size, rows - page * size), signal);
      this.first ??= loaded;
      return loaded;
    };
    this.cache = new PageCache(
      loadPage,
      failure => {
        this.#version += 1;
        if (failure !== null) this.#failed(failure);
        for (const listener of this.#listeners) listener();
      },
      most,
    );
  }

  readonly version = (): number => this.#version;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  listenForFailure(failed: (failure: unknown) => void): void {
    this.#failed = failed;
  }
}
