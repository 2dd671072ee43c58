import { ics } from './calendar/ics.reader';
import { delimited } from './delimited/delimited.importer';
import type { Importer } from './importer';
import { json } from './json/json.importer';
import { dl } from './network/dl.reader';
import { graphml } from './network/graphml.reader';
import { pajek } from './network/pajek.reader';
import { ucinetBinary } from './network/ucinetBinary.reader';
import { parquet } from './parquet/parquet.importer';
import { tableImporter } from './tableImporter';

/** Every format that can be loaded. A new one adds its folder and one line here. */
export const importers: readonly Importer[] = [
  delimited,
  parquet,
  json,
  tableImporter(dl),
  tableImporter(pajek),
  tableImporter(graphml),
  tableImporter(ucinetBinary),
  tableImporter(ics),
];

/** The importer for a file by the ending of its name. */
export function importerOf(path: string): Importer | undefined {
  const name = path.toLowerCase();
  if (/\.(vl|thread)\.json$/.test(name)) return undefined;
  return importers.find(({ extensions }) => extensions.some(extension => name.endsWith(`.${extension}`)));
}
