import { tableFromIPC } from 'apache-arrow';
import type { CellTable } from '../contract/cell';
import type { ResultSummary } from '../contract/result';
import type { CommandStudy } from './study';

const pageRows = 20_000;

/** A result page by page, decoded. There is always a first page, which has at least the names of the columns. */
export async function* resultPages(
  { ask, signal }: CommandStudy,
  result: ResultSummary,
): AsyncGenerator<CellTable> {
  for (let offset = 0; offset === 0 || offset < result.rows; offset += pageRows) {
    const page = { result: result.result, order: [], filters: [], offset, limit: pageRows };
    yield tableFromIPC(await ask('result.page', page, signal));
  }
}
