import { Failure } from '../../contract/failure';
import { everyRecord } from './chartJson';
import type { ChartJson } from './chartJson';
import { counting } from './pushDown/aggregateSql';

/** Refuses a figure in which Vega itself would count rows: those counts could not be suppressed or rounded. */
export function refuseCounting(specification: ChartJson, path: string): void {
  for (const [, record] of everyRecord(specification)) {
    const operation = [record['aggregate'], record['op']].find(each => counting.has(String(each)));
    if (operation === undefined) continue;
    throw new Failure(
      'chart',
      `The chart counts rows itself (${String(operation)}) in a way that the study's privacy settings cannot reach. Count them in its query, in a column such as n.`,
      { path },
    );
  }
}
