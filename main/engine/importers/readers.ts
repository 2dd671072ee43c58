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
export const readers: readonly Reader[] = [spreadsheet, arrow, <<<<<<< HEAD
  ...documentReaders, refi, =======
>>>>>>> ae1ddd20b354d77129bee8145a9b5ea497e8d2e0
  dl, pajek, graphml, ucinetBinary, ics, <<<<<<< HEAD
=======
  ...documentReaders, >>>>>>> ae1ddd20b354d77129bee8145a9b5ea497e8d2e0];
