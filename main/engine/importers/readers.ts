import { arrow } from './arrow/arrow.reader';
import { documentReaders } from './transcript';
import { spreadsheet } from './spreadsheet/spreadsheet.reader';
import type { Reader } from './reader';

/** Every format that is read outside DuckDB, one line each. */
export const readers: readonly Reader[] = [spreadsheet, arrow, ...documentReaders];
