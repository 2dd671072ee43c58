import { Failure } from '../../contract/failure';
import { everyRecord, textAt } from './chartJson';
import type { ChartJson } from './chartJson';
import { counting } from './pushDown/aggregateSql';

/** Refuses a figure in which Vega itself would count rows: those counts could not be suppressed or rounded. */
export function refuseCounting(specification: ChartJson, path: string): void {
  for (const [, record] of everyRecord(specification)) {
    const operation = [textAt(record, 'aggregate'), textAt(record, 'op')].find(
      each => each !== null && counting.has(each),
    );
    if (operation === undefined || operation === null) continue;
    throw new Failure(
      'chart',
      `The chart counts rows itself (${operation}) in a way that the study's privacy settings cannot reach. Count them in its query, in a column such as n.`,
      { path },
    );
  }
}
