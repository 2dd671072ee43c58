import { useMemo, useSyncExternalStore } from 'react';
import type { EngineAsk } from '../../../main/contract/engine';
import type { Arrangement, Filter, ResultSummary } from '../../../main/contract/result';
import { useClient } from '../../client/client';
import type { ColumnLayout } from './columnLayout';
import { ResultView, withFilter } from './ResultView';
import type { Look } from './ResultView';

/** How a result is looked at, and what changes that. */
export interface UsedView {
  readonly look: Look;
  readonly arrange: (change: Partial<Arrangement>) => void;
  readonly filter: (column: number, filter: Filter | null) => void;
  readonly layOut: (change: (layout: ColumnLayout) => ColumnLayout) => void;
  readonly toggleFilterBar: () => void;
  readonly toggleFinding: () => void;
  readonly failed: (failure: Look['failure']) => void;
  readonly cancel: () => void;
}

/** Views by their result: a result that is given up takes its view along. */
const views = new WeakMap<ResultSummary, ResultView>();

function viewOf(result: ResultSummary): ResultView {
  const view = views.get(result) ?? new ResultView(result);
  views.set(result, view);
  return view;
}

/** The look at a result; null where there is no result. */
export function useLook(result: ResultSummary | null): Look | null {
  const view = result && viewOf(result);
  return useSyncExternalStore(view?.subscribe ?? never, () => view?.get() ?? null);
}

const never = () => () => undefined;

export function useResultView(result: ResultSummary): UsedView {
  const { ask } = useClient();
  const view = viewOf(result);
  const look = useSyncExternalStore(view.subscribe, view.get);
  const acts = useMemo(() => actsOf(view, ask), [view, ask]);
  return { look, ...acts };
}

function actsOf(view: ResultView, ask: EngineAsk): Omit<UsedView, 'look'> {
  return {
    arrange: change => void view.arrange(ask, change),
    filter: (column, filter) => {
      void view.arrange(ask, { filters: withFilter(view.get().wanted.filters, column, filter) });
    },
    layOut: change => {
      view.change({ layout: change(view.get().layout) });
    },
    toggleFilterBar: () => {
      view.change({ filterBar: !view.get().filterBar });
    },
    toggleFinding: () => {
      view.change({ finding: !view.get().finding });
    },
    failed: failure => {
      view.change({ failure });
    },
    cancel: () => {
      view.cancel();
    },
  };
}
