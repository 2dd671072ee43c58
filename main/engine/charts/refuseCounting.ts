import { Failure } from '../../contract/failure';
import { everyRecord, everyText, textAt } from './chartJson';
import type { ChartJson } from './chartJson';
import { counting } from './pushDown/aggregateSql';

/** Refuses a figure that shows rows as Vega itself counts them: those counts could not be suppressed or rounded. */
export function refuseCounting(specification: ChartJson, path: string): void {
  for (const [key, record] of everyRecord(specification)) {
    const shown = textAt(record, 'aggregate');
    const computed = textAt(record, 'op');
    const named = record['as'] ?? '';
    const operation =
      shown !== null && counting.has(shown)
        ? shown
        : computed !== null && counting.has(computed) && key !== 'sort' && isRead(specification, named)
          ? computed
          : null;
    if (operation === null) continue;
    throw new Failure(
      'chart',
      `The chart counts rows itself (${operation}) in a way that the study's privacy settings cannot reach. Count them in its query, in a column such as n.`,
      { path },
    );
  }
}

/** Whether anything of the chart may read a computed field; counts are also made to have each group once. */
function isRead(specification: ChartJson, field: unknown): boolean {
  if (typeof field !== 'string' || field === '') return true;
  const texts = [...everyText(specification)].filter(([key]) => key !== 'as');
  return texts.some(([, text]) => text === field || (/\bdatum\b/.test(text) && text.includes(field)));
}
