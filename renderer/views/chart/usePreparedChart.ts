import { useEffect, useState } from 'react';
import { tableFromIPC } from 'apache-arrow';
import { chartRows } from '../../../main/contract/cellText';
import { failureData } from '../../../main/contract/failure';
import type { FailureData } from '../../../main/contract/failure';
import type { ChartRequest, PreparedChart } from '../../../main/contract/figure';
import { useClient } from '../../client/client';
import { useRound } from '../../client/useRound';

/** A chart that can be drawn, its rows decoded. */
export interface ReadyChart {
  readonly prepared: PreparedChart;
  readonly datasets: Readonly<Record<string, readonly object[]>>;
}

export interface ChartState {
  /** The last chart that could be prepared. */
  readonly ready: ReadyChart | null;
  /** Why the text as it stands cannot be drawn. */
  readonly failure: FailureData | null;
}

const pause = 300;

/** Prepares the chart of an editor whenever typing pauses, and again when the study or the engine changes. */
export function usePreparedChart(request: ChartRequest): ChartState {
  const { ask } = useClient();
  const [state, setState] = useState<ChartState>({ ready: null, failure: null });
  const round = useRound();
  const key = JSON.stringify([request, round]);
  const [settled, setSettled] = useState(key);

  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(key);
    }, pause);
    return () => {
      clearTimeout(timer);
    };
  }, [key]);

  useEffect(() => {
    const controller = new AbortController();
    const prepare = async () => {
      const prepared = await ask('chart.prepare', request, controller.signal);
      return { prepared, datasets: decoded(prepared) };
    };
    prepare().then(
      ready => {
        if (!controller.signal.aborted) setState({ ready, failure: null });
      },
      (error: unknown) => {
        if (!controller.signal.aborted) setState(({ ready }) => ({ ready, failure: failureData(error) }));
      },
    );
    return () => {
      controller.abort();
    };
    // The settled key stands for the request: a newer one waits until typing pauses.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [ask, settled]);

  return state;
}

function decoded(prepared: PreparedChart): ReadyChart['datasets'] {
  return Object.fromEntries(
    Object.entries(prepared.datasets).map(([name, bytes]) => [name, chartRows(tableFromIPC(bytes))]),
  );
}
