import { isRecord } from '../../contract/check';
import type { Theme } from '../../contract/figure';
import type { CaseSummary } from '../../contract/study';
import { quoted } from '../../contract/sql';
import { caseMark } from '../../contract/caseMarks';
import { columnName } from './chartColumns';
import { recordAt, textAt } from './chartJson';
import type { ChartJson } from './chartJson';
import type { QueryRun } from './runQueries';
import type { ViewUnit } from './viewUnits';

const channels = ['color', 'fill', 'stroke', 'shape'];
const fixed = ['domain', 'range', 'scheme', 'type'];

/** Gives rows of a SELECT over a query's result. */
export type ReadRows = (run: QueryRun, sql: string) => Promise<readonly ChartJson[]>;

/** The channels of a view that tell cases apart, with the study's colours and shapes as their scales. */
export async function caseScales(
  { scope }: ViewUnit,
  cases: readonly CaseSummary[],
  theme: Theme,
  rows: ReadRows,
): Promise<ChartJson> {
  const scaled: [string, unknown][] = [];
  for (const channel of channels) {
    const definition = recordAt(scope.encoding, channel);
    const field = plainField(definition);
    if (field === null || scope.run === null) continue;
    const present = await casesIn(scope.run, field, cases, rows);
    if (present === null) continue;
    const marks = present.map(({ summary, index }) => caseMark(summary, index, theme));
    const range = marks.map(mark => (channel === 'shape' ? mark.shape : mark.colour));
    const scale = { ...recordAt(definition, 'scale'), domain: present.map(({ value }) => value), range };
    scaled.push([channel, { ...definition, scale }]);
  }
  return Object.fromEntries(scaled);
}

function plainField(definition: ChartJson): string | null {
  const { scale, type } = definition;
  const computed = ['aggregate', 'bin', 'timeUnit'].some(key => key in definition);
  const ordered = type === 'quantitative' || type === 'temporal';
  const chosen = scale === null || (isRecord(scale) && fixed.some(key => key in scale));
  const field = textAt(definition, 'field');
  return computed || ordered || chosen || field === null ? null : columnName(field);
}

interface PresentCase {
  readonly summary: CaseSummary;
  readonly index: number;
  readonly value: string;
}

/** The cases that a column names, in the order of the study; null when it names anything else. */
async function casesIn(
  run: QueryRun,
  name: string,
  cases: readonly CaseSummary[],
  rows: ReadRows,
): Promise<readonly PresentCase[] | null> {
  const column = run.columns.find(each => each.name === name);
  if (column?.kind !== 'text' || cases.length === 0) return null;
  const sql = `SELECT DISTINCT CAST(${column.sql} AS VARCHAR) AS "value" FROM ${quoted(run.result.table)} WHERE ${column.sql} IS NOT NULL LIMIT ${cases.length + 1}`;
  const values = (await rows(run, sql)).map(row => textAt(row, 'value'));
  for (const label of ['shortName', 'name', 'id'] as const) {
    const present = cases
      .map((summary, index) => ({ summary, index, value: summary[label] }))
      .filter(({ value }) => values.includes(value));
    if (values.length > 0 && present.length === values.length) return present;
  }
  return null;
}
