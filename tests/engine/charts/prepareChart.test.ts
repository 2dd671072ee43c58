import { tableFromIPC } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { chartRows } from '../../../main/contract/cellText';
import { Failure } from '../../../main/contract/failure';
import type { ChartRequest } from '../../../main/contract/figure';
import { prepareChart } from '../../../main/engine/charts/prepareChart';
import { type Given, openSources, trusts } from './openSources';

const never = new AbortController().signal;

const request = (chart: unknown, more: Partial<ChartRequest> = {}): ChartRequest => ({
  path: 'analyses/chart.vl.json',
  text: typeof chart === 'string' ? chart : JSON.stringify(chart, null, 2),
  parameters: {},
  theme: 'light',
  ...more,
});

const monthly = `SELECT * FROM (VALUES
  ('LTHT', DATE '2016-04-01', 91.5, 10), ('SASH', DATE '2016-04-01', 95.0, 20),
  ('LTHT', DATE '2016-05-01', 88.0, 30), ('SASH', DATE '2016-05-01', NULL, 40)) AS t(series, period, value, attendances)`;

const study: Given = { files: { 'analyses/monthly.sql': monthly }, cases: trusts };

async function prepared(chart: unknown, given: Given = study, more: Partial<ChartRequest> = {}) {
  const sources = await openSources(given);
  const answer = await prepareChart(request(chart, more), sources, never);
  const specification = JSON.parse(answer.specification) as Record<string, never>;
  const rows = Object.fromEntries(
    Object.entries(answer.datasets).map(([name, bytes]) => [name, chartRows(tableFromIPC(bytes))]),
  );
  return { answer, specification, rows, sources };
}

async function failure(chart: unknown, given: Given = study): Promise<Failure> {
  const error: unknown = await prepared(chart, given).catch((thrown: unknown) => thrown);
  if (error instanceof Failure) return error;
  throw new Error(`Expected a Failure, not ${JSON.stringify(error)}`);
}

const line = {
  data: { url: 'monthly.sql' },
  mark: 'line',
  encoding: {
    x: { field: 'period', type: 'temporal' },
    y: { field: 'value', type: 'quantitative' },
    color: { field: 'series', type: 'nominal' },
  },
};

describe('prepareChart', () => {
  test('replaces a saved query by its rows, with no more columns than the chart reads', async () => {
    const { answer, specification, rows, sources } = await prepared(line);
    expect(specification['data']).toEqual({ name: 'query_1' });
    expect(Object.keys(rows)).toEqual(['query_1']);
    expect(rows['query_1']?.[0]).toEqual({ series: 'LTHT', period: Date.UTC(2016, 3, 1), value: 91.5 });
    expect(rows['query_1']).toHaveLength(4);
    expect(answer.queryRows).toBe(4);
    expect(sources.opened).toEqual({ queries: 1, closed: 1 });
  });
});
