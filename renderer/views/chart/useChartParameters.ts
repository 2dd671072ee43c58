import { useMemo } from 'react';
import { readHead } from '../../../main/contract/savedQuery';
import type { Parameter, ParameterValue } from '../../../main/contract/savedQuery';
import { useAnswer } from '../../client/useAnswer';
import { useSessionPart } from '../../session/SessionProvider';
import type { ChartQuery } from './chartQuery';

export interface ChartParameters {
  readonly declared: readonly Parameter[];
  /** What each is now: given here, else by the chart, else the query's default. */
  readonly values: Readonly<Record<string, ParameterValue>>;
  /** Those given here, in place of the chart's and the query's. */
  readonly given: Readonly<Record<string, ParameterValue>>;
}

const none: Readonly<Record<string, ParameterValue>> = {};

/** The parameters of the query that a chart draws. */
export function useChartParameters(path: string, query: ChartQuery): ChartParameters {
  const open = useSessionPart(session => (query.path === null ? undefined : session.documents[query.path]));
  const given = useSessionPart(session => session.parameters[path]) ?? none;
  const answer = useAnswer('file.read', query.path === null || open ? null : { path: query.path });
  const text = open?.text ?? (answer.state === 'ready' && query.path !== null ? answer.value.text : '');
  return useMemo(() => {
    const { parameters } = readHead(text);
    const values = parameters.map(({ name, value }) => {
      if (name in given) return [name, given[name] ?? null] as const;
      return [name, name in query.parameters ? (query.parameters[name] ?? null) : value] as const;
    });
    return { declared: parameters, values: Object.fromEntries(values), given };
  }, [text, given, query]);
}
