import { DataType, DateUnit, IntervalUnit, TimeUnit, Vector } from 'apache-arrow';
import type { Data } from 'apache-arrow';
import type { Cell } from '../../../contract/cell';

const perSecond: Readonly<Record<TimeUnit, bigint>> = {
  [TimeUnit.SECOND]: 1n,
  [TimeUnit.MILLISECOND]: 1000n,
  [TimeUnit.MICROSECOND]: 1_000_000n,
  [TimeUnit.NANOSECOND]: 1_000_000_000n,
};
const day = 86_400_000n;

/** A value of an Arrow column, exactly: Arrow's own library gives times as floating-point milliseconds. */
export function arrowCell(data: Data, index: number): Cell {
  if (!data.getValid(index)) return null;
  const { type } = data;
  if (DataType.isDictionary(type)) return vectorCell(data.dictionary, Number(whole(data.values, index)));
  if (DataType.isDecimal(type))
    return { kind: 'decimal', unscaled: wide(data.values, index, type.bitWidth / 32), scale: type.scale };
  if (DataType.isDate(type)) {
    const raw = whole(data.values, index);
    return {
      kind: 'date',
      days: Number(type.unit === DateUnit.DAY ? raw : raw / day - (raw % day < 0n ? 1n : 0n)),
    };
  }
  if (DataType.isTime(type))
    return { kind: 'time', microseconds: (whole(data.values, index) * 1_000_000n) / perSecond[type.unit] };
  if (DataType.isTimestamp(type)) {
    const zoned = typeof type.timezone === 'string' && type.timezone !== '';
    return { kind: 'timestamp', count: whole(data.values, index), perSecond: perSecond[type.unit], zoned };
  }
  if (DataType.isDuration(type)) {
    const microseconds = (whole(data.values, index) * 1_000_000n) / perSecond[type.unit];
    return { kind: 'interval', months: 0, days: 0, microseconds };
  }
  if (DataType.isInterval(type)) return intervalCell(data.values, index, type.unit);
  return nestedCell(data, index);
}

/** Where a time is finer than DuckDB's microseconds. */
export function isTooFine(data: Data, index: number): boolean {
  const { type } = data;
  const isFine =
    (DataType.isTime(type) || DataType.isTimestamp(type) || DataType.isDuration(type)) &&
    type.unit === TimeUnit.NANOSECOND;
  return isFine && data.getValid(index) && whole(data.values, index) % 1000n !== 0n;
}

function nestedCell(data: Data, index: number): Cell {
  const { type, children } = data;
  if (DataType.isList(type) || DataType.isMap(type)) {
    const [start, end] = [whole(data.valueOffsets, index), whole(data.valueOffsets, index + 1)];
    const items = range(children[0], Number(start), Number(end));
    return DataType.isMap(type) ? mapCell(items) : { kind: 'list', items };
  }
  if (DataType.isFixedSizeList(type))
    return { kind: 'list', items: range(children[0], index * type.listSize, (index + 1) * type.listSize) };
  if (DataType.isStruct(type)) {
    const entries = type.children.flatMap(({ name }, at) => {
      const child = children[at];
      return child ? [[name, arrowCell(child, index)] as const] : [];
    });
    return { kind: 'struct', entries };
  }
  return plainCell(vectorOf(data).get(index));
}

function range(data: Data | undefined, start: number, end: number): readonly Cell[] {
  return data ? Array.from({ length: end - start }, (_, at) => arrowCell(data, start + at)) : [];
}

/** The entries of a map travel as structs of a key and a value. */
function mapCell(items: readonly Cell[]): Cell {
  const entries = items.flatMap(item => {
    if (typeof item !== 'object' || item === null || !('kind' in item) || item.kind !== 'struct') return [];
    return [[item.entries[0]?.[1] ?? null, item.entries[1]?.[1] ?? null] as const];
  });
  return { kind: 'map', entries };
}

function vectorCell(vector: { readonly data: readonly Data[] } | undefined, index: number): Cell {
  let rest = index;
  for (const data of vector?.data ?? []) {
    if (rest < data.length) return arrowCell(data, rest);
    rest -= data.length;
  }
  return null;
}

const vectors = new WeakMap<Data, Vector>();

function vectorOf(data: Data): Vector {
  const known = vectors.get(data);
  if (known) return known;
  const vector = new Vector([data]);
  vectors.set(data, vector);
  return vector;
}

function plainCell(value: unknown): Cell {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  if (typeof value === 'boolean' || value instanceof Uint8Array) return value;
  return value === null || value === undefined
    ? null
    : JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one));
}

function intervalCell(values: unknown, index: number, unit: IntervalUnit): Cell {
  const word = (at: number) => Number(whole(values, at));
  if (unit === IntervalUnit.YEAR_MONTH)
    return { kind: 'interval', months: word(index), days: 0, microseconds: 0n };
  if (unit === IntervalUnit.DAY_TIME)
    return {
      kind: 'interval',
      months: 0,
      days: word(index * 2),
      microseconds: BigInt(word(index * 2 + 1)) * 1000n,
    };
  const low = BigInt(word(index * 4 + 2) >>> 0);
  const nanoseconds = BigInt.asIntN(64, low | (BigInt(word(index * 4 + 3)) << 32n));
  return {
    kind: 'interval',
    months: word(index * 4),
    days: word(index * 4 + 1),
    microseconds: nanoseconds / 1000n,
  };
}

/** An element of a typed array as a whole number. */
function whole(values: unknown, index: number): bigint {
  const value: unknown = values instanceof Object ? Reflect.get(values, index) : undefined;
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return BigInt(value);
  throw new Error('a column ends before its rows do');
}

/** A number of several words of 32 bits, the lowest first. */
function wide(values: unknown, index: number, words: number): bigint {
  let number = 0n;
  for (let word = words - 1; word >= 0; word--)
    number = (number << 32n) | BigInt.asUintN(32, whole(values, index * words + word));
  return BigInt.asIntN(words * 32, number);
}
