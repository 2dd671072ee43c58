import { arrow } from './arrow/arrow.reader';
import type { Reader } from './reader';
import { qualcoder } from './qualcoder/qualcoder.reader';
import { refi } from './refi/refi.reader';
import { rqda } from './rqda/rqda.reader';
import { spreadsheet } from './spreadsheet/spreadsheet.reader';
import { taguette } from './taguette/taguette.reader';

/** Every format that is read outside DuckDB, one line each. */
export const readers: readonly Reader[] = [spreadsheet, arrow, refi, taguette, qualcoder, rqda];
