import { arrow } from './arrow/arrow.reader';
import { dl } from './network/dl.reader';
import { documentReaders } from './transcript';
import { graphml } from './network/graphml.reader';
import { ics } from './calendar/ics.reader';
import { pajek } from './network/pajek.reader';
import { refi } from './refi/refi.reader';
import { spreadsheet } from './spreadsheet/spreadsheet.reader';
import { ucinetBinary } from './network/ucinetBinary.reader';
import type { Reader } from './reader';

/** Every format that is read outside DuckDB, one line each. */
export const readers: readonly Reader[] = [
  spreadsheet,
  arrow,
  ...documentReaders,
  refi,
  dl,
  pajek,
  graphml,
  ucinetBinary,
  ics,
];
