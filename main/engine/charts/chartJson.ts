import { isRecord } from '../../contract/check';

/** A JSON object of a chart's specification. */
export type ChartJson = Readonly<Record<string, unknown>>;

/** The list of records that a value holds: its records if it is a list, itself if it is a record. */
export function recordsIn(value: unknown): readonly ChartJson[] {
  return (Array.isArray(value) ? value : [value]).filter(isRecord);
}

/** The record under a key, or an empty one. */
export function recordAt(record: ChartJson, key: string): ChartJson {
  const value = record[key];
  return isRecord(value) ? value : {};
}

/** The text under a key, or null. */
export function textAt(record: ChartJson, key: string): string | null {
  const value = record[key];
  return typeof value === 'string' ? value : null;
}

/** Keys whose values are data or words of the author, not parts of the picture. */
const opaque: ReadonlySet<string> = new Set(['values', 'datasets', 'usermeta']);

const parts = (record: ChartJson) => Object.entries(record).filter(([key]) => !opaque.has(key));

/** Every record of a specification, itself first, with the key that it stands under. */
export function* everyRecord(value: unknown, key = ''): Generator<readonly [string, ChartJson]> {
  if (Array.isArray(value)) for (const item of value) yield* everyRecord(item, key);
  if (!isRecord(value)) return;
  yield [key, value];
  for (const [name, item] of parts(value)) yield* everyRecord(item, name);
}

/** Every text of a specification, with the key that it stands under. */
export function* everyText(value: unknown, key = ''): Generator<readonly [string, string]> {
  if (typeof value === 'string') yield [key, value];
  if (Array.isArray(value)) for (const item of value) yield* everyText(item, key);
  if (isRecord(value)) for (const [name, item] of parts(value)) yield* everyText(item, name);
}

/** A copy in which every record of a specification is replaced, innermost first. */
export function mapRecords(
  value: unknown,
  replace: (record: ChartJson, key: string) => ChartJson,
  key = '',
): unknown {
  if (Array.isArray(value)) return value.map(item => mapRecords(item, replace, key));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([name, item]): [string, unknown] => [
    name,
    opaque.has(name) ? item : mapRecords(item, replace, name),
  ]);
  return replace(Object.fromEntries(entries), key);
}

/** Two records as one, record by record: where both speak, the second does. */
export function merged(below: ChartJson, above: ChartJson): ChartJson {
  const entries = Object.entries(above).map(([key, value]): [string, unknown] => {
    const under = below[key];
    return [key, isRecord(under) && isRecord(value) ? merged(under, value) : value];
  });
  return { ...below, ...Object.fromEntries(entries) };
}
