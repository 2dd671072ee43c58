import { arrow } from './arrow/arrow.reader';
import type { Reader } from './reader';
import { spreadsheet } from './spreadsheet/spreadsheet.reader';

/** Every format that is read outside DuckDB, one line each. */
export const readers: readonly Reader[] = [spreadsheet, arrow];
