import type { EngineAsk } from '../../../main/contract/engine';
import { failureData } from '../../../main/contract/failure';
import type { FailureData } from '../../../main/contract/failure';
import type { Arrangement, Filter, ResultSummary } from '../../../main/contract/result';
import { plainLayout } from './columnLayout';
import type { ColumnLayout } from './columnLayout';

/** How a result is looked at. */
export interface Look {
  /** What the headers and the filters say. */
  readonly wanted: Arrangement;
  /** What the rows in sight are: what was wanted before, while the engine is at work. */
  readonly shown: Arrangement;
  /** How many rows there are in what is shown. */
  readonly rows: number;
  /** Since when the engine is at work, in milliseconds of `performance.now()`; null when it is not. */
  readonly workingSince: number | null;
  readonly failure: FailureData | null;
  readonly layout: ColumnLayout;
  /** Whether the filters stand below the names. */
  readonly filterBar: boolean;
  readonly finding: boolean;
}

const asGiven: Arrangement = { order: [], filters: [] };

/** What a person made of a result: it stays with the result, whatever else is looked at in between. */
export class ResultView {
  readonly #result: ResultSummary;
  readonly #listeners = new Set<() => void>();
  #look: Look;
  #work = new AbortController();

  constructor(result: ResultSummary) {
    this.#result = result;
    this.#look = {
      ...{ wanted: asGiven, shown: asGiven, rows: result.rows },
      ...{ workingSince: null, failure: null, layout: plainLayout(result.columns.length) },
      ...{ filterBar: false, finding: false },
    };
  }

  readonly get = (): Look => this.#look;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Shows other rows, or in another order, once the engine has them; a newer wish ends an older one. */
  async arrange(ask: EngineAsk, change: Partial<Arrangement>): Promise<void> {
    this.#work.abort();
    const work = new AbortController();
    this.#work = work;
    const wanted = { ...this.#look.wanted, ...change };
    if (wanted.order.length + wanted.filters.length === 0) {
      this.#become({ wanted, shown: asGiven, rows: this.#result.rows, workingSince: null, failure: null });
      return;
    }
    this.#become({ wanted, workingSince: performance.now(), failure: null });
    try {
      const { rows } = await ask('result.arrange', { result: this.#result.result, ...wanted }, work.signal);
      if (this.#work === work) this.#become({ shown: wanted, rows, workingSince: null });
    } catch (error) {
      if (this.#work !== work) return;
      const failure = failureData(error);
      this.#become({
        wanted: this.#look.shown,
        workingSince: null,
        failure: failure.code === 'cancelled' ? null : failure,
      });
    }
  }

  /** Leaves the rows as they are shown. */
  cancel(): void {
    this.#work.abort();
  }

  change(change: Partial<Pick<Look, 'layout' | 'filterBar' | 'finding' | 'failure'>>): void {
    this.#become(change);
  }

  #become(change: Partial<Look>): void {
    this.#look = { ...this.#look, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** The filters with another in place of a column's own; null takes that away. */
export function withFilter(
  filters: readonly Filter[],
  column: number,
  filter: Filter | null,
): readonly Filter[] {
  const others = filters.filter(each => each.column !== column);
  return filter === null ? others : [...others, filter];
}
