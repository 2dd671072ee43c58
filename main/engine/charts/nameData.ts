import { isRecord } from '../../contract/check';
import type { Place } from '../../contract/failure';
import { everyRecord, mapRecords, recordAt, textAt } from './chartJson';
import type { ChartJson } from './chartJson';
import type { ParsedJson } from './parseJson';
import { queryPath } from './queryPath';

/** A chart whose addresses of queries have become names of data sets. */
export interface NamedData {
  readonly specification: ChartJson;
  /** The path of the saved query behind each name. */
  readonly paths: ReadonlyMap<string, string>;
}

/** Gives each saved query that a chart names one data set, however often it is named; refuses other addresses. */
export function nameData(specification: ChartJson, texts: ParsedJson['texts'], path: string): NamedData {
  const paths = new Map<string, string>();
  for (const [key, record] of everyRecord(specification)) {
    const url = key === 'data' ? record['url'] : undefined;
    if (url === undefined) continue;
    const place: Place = texts.find(each => each.key === 'url' && each.value === url)?.place ?? { path };
    const query = queryPath(typeof url === 'string' ? url : JSON.stringify(url), path, place);
    if ([...paths.values()].includes(query)) continue;
    paths.set(textAt(record, 'name') ?? freeName(paths), query);
  }
  const named = mapRecords(specification, (record, key) =>
    key === 'data' && 'url' in record ? byName(record, paths, path) : record,
  );
  return { specification: isRecord(named) ? named : specification, paths };
}

function freeName(taken: ReadonlyMap<string, string>): string {
  let count = taken.size + 1;
  while (taken.has(`query_${count}`)) count += 1;
  return `query_${count}`;
}

function byName(data: ChartJson, paths: ReadonlyMap<string, string>, chart: string): ChartJson {
  const query = queryPath(textAt(data, 'url') ?? '', chart, { path: chart });
  const name = [...paths].find(([, path]) => path === query)?.[0] ?? '';
  const { parse } = recordAt(data, 'format');
  return isRecord(parse) ? { name, format: { parse } } : { name };
}
