import { arrow } from './arrow/arrow.reader';
import { ics } from './calendar/ics.reader';
import { dl } from './network/dl.reader';
import { graphml } from './network/graphml.reader';
import { pajek } from './network/pajek.reader';
import { ucinetBinary } from './network/ucinetBinary.reader';
import type { Reader } from './reader';
import { qualcoder } from './qualcoder/qualcoder.reader';
import { refi } from './refi/refi.reader';
import { rqda } from './rqda/rqda.reader';
import { spreadsheet } from './spreadsheet/spreadsheet.reader';
import { taguette } from './taguette/taguette.reader';
import { documentReaders } from './transcript';

/** Every format that is read outside DuckDB, one line each. */
export const readers: readonly Reader[] = [
  spreadsheet,
  arrow,
  dl,
  pajek,
  graphml,
  ucinetBinary,
  ics,
  ...documentReaders,
  refi,
  taguette,
  qualcoder,
  rqda,
];
