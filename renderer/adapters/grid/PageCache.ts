/** Pages of a result by their number: the latest used are kept, the ones scrolled past are not waited for. */
export class PageCache<Page> {
  readonly #load: (page: number, signal: AbortSignal) => Promise<Page>;
  readonly #changed: (failure: unknown) => void;
  readonly #most: number;
  readonly #pages = new Map<number, Page>();
  readonly #loading = new Map<number, AbortController>();
  readonly #failed = new Set<number>();
  #ahead: readonly number[] = [];

  constructor(
    load: (page: number, signal: AbortSignal) => Promise<Page>,
    changed: (failure: unknown) => void,
    most: number,
  ) {
    this.#load = load;
    this.#changed = changed;
    this.#most = most;
  }

  get size(): number {
    return this.#pages.size;
  }

  /** The page, if it is here; asking does not fetch it. */
  peek(page: number): Page | undefined {
    return this.#pages.get(page);
  }

  /** Fetches what is in sight, and after it what will be next; stops fetching anything else. */
  want(inSight: readonly number[], ahead: readonly number[]): void {
    for (const [page, controller] of this.#loading) {
      if (inSight.includes(page) || ahead.includes(page)) continue;
      controller.abort();
      this.#loading.delete(page);
    }
    for (const page of [...ahead, ...inSight]) this.#touch(page);
    this.#ahead = ahead;
    for (const page of inSight) this.#start(page);
    this.#startAhead();
  }

  /** Stops all fetching. */
  close(): void {
    this.#ahead = [];
    for (const controller of this.#loading.values()) controller.abort();
    this.#loading.clear();
  }

  #touch(page: number): void {
    const held = this.#pages.get(page);
    if (held === undefined) return;
    this.#pages.delete(page);
    this.#pages.set(page, held);
  }

  #startAhead(): void {
    if (this.#loading.size > 0) return;
    for (const page of this.#ahead) this.#start(page);
  }

  #start(page: number): void {
    if (this.#pages.has(page) || this.#loading.has(page) || this.#failed.has(page)) return;
    const controller = new AbortController();
    this.#loading.set(page, controller);
    this.#load(page, controller.signal).then(
      loaded => {
        if (!controller.signal.aborted) this.#arrived(page, loaded);
      },
      (failure: unknown) => {
        if (controller.signal.aborted) return;
        this.#loading.delete(page);
        this.#failed.add(page);
        this.#changed(failure);
      },
    );
  }

  #arrived(page: number, loaded: Page): void {
    this.#loading.delete(page);
    this.#pages.set(page, loaded);
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= this.#most) break;
      this.#pages.delete(oldest);
    }
    this.#changed(null);
    this.#startAhead();
  }
}
