import { arrow } from './arrow/arrow.reader';
import { ics } from './calendar/ics.reader';
import { delimited } from './delimited/delimited.importer';
import type { Importer } from './importer';
import { json } from './json/json.importer';
import { dl } from './network/dl.reader';
import { graphml } from './network/graphml.reader';
import { pajek } from './network/pajek.reader';
import { ucinetBinary } from './network/ucinetBinary.reader';
import { parquet } from './parquet/parquet.importer';
import { spreadsheet } from './spreadsheet/spreadsheet.reader';
import { tableImporter } from './tableImporter';

/** Every format that can be loaded. A new one adds its folder and one line here. */
export const importers: readonly Importer[] = [
  delimited,
  parquet,
  json,
  tableImporter(spreadsheet),
  tableImporter(arrow),
  tableImporter(dl),
  tableImporter(pajek),
  tableImporter(graphml),
  tableImporter(ucinetBinary),
  tableImporter(ics),
];

/** The importer for a file that somebody named as a table: plain texts may be one as well. */
export function importerForTable(path: string): Importer | undefined {
  return importerOf(path) ?? (/\.(txt|dat|asc|prn)$/i.test(path) ? delimited : undefined);
}

/** The importer for a file by the ending of its name. */
export function importerOf(path: string): Importer | undefined {
  const name = path.toLowerCase();
  if (/\.(vl|thread)\.json$/.test(name)) return undefined;
  return importers.find(({ extensions }) => extensions.some(extension => name.endsWith(`.${extension}`)));
}
