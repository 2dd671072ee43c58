/**
 * Values that travelled as Arrow, decoded exactly. The types here describe Arrow's decoded tables by their shape, so
 * that window, engine and command line read them alike.
 */
export interface CellData {
  readonly type: CellType;
  readonly nullBitmap?: Uint8Array | null;
  readonly values?: unknown;
  readonly valueOffsets?: unknown;
  readonly children: readonly CellData[];
  readonly length: number;
  readonly dictionary?: CellColumn | null;
}

interface CellType {
  readonly typeId: number;
}

/** A column of a decoded table: its chunks in order. */
export interface CellColumn {
  readonly data: readonly CellData[];
}

interface CellField {
  readonly name: string;
  readonly metadata: ReadonlyMap<string, string>;
}

/** Where a field's metadata keep the column's name as the query gave it, which may repeat. */
export const nameKey = 'name';

/** The names of the columns as the query gave them. */
export function columnNames(table: CellTable): readonly string[] {
  return table.schema.fields.map(({ name, metadata }) => metadata.get(nameKey) ?? name);
}

/** A decoded table. */
export interface CellTable {
  readonly numRows: number;
  readonly schema: { readonly fields: readonly CellField[] };
  getChildAt(index: number): CellColumn | null;
}

/** A value of any DuckDB type, without loss. */
export type Cell =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | { readonly kind: 'decimal'; readonly unscaled: bigint; readonly scale: number }
  | { readonly kind: 'date'; readonly days: number }
  | { readonly kind: 'time'; readonly microseconds: bigint }
  | {
      readonly kind: 'timestamp';
      readonly count: bigint;
      readonly perSecond: bigint;
      readonly zoned: boolean;
    }
  | {
      readonly kind: 'interval';
      readonly months: number;
      readonly days: number;
      readonly microseconds: bigint;
    }
  | { readonly kind: 'list'; readonly items: readonly Cell[] }
  | { readonly kind: 'struct'; readonly entries: readonly (readonly [string, Cell])[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [Cell, Cell])[] };

/** The value in a row of a column. */
export function columnCell(column: CellColumn, row: number): Cell {
  let rest = row;
  for (const data of column.data) {
    if (rest < data.length) return cell(data, rest);
    rest -= data.length;
  }
  return null;
}

const utf8 = new TextDecoder();

/** Arrow's numbers for its types. */
const readers: Readonly<Record<number, (data: CellData, index: number) => Cell>> = {
  [-1]: (data, index) =>
    data.dictionary ? columnCell(data.dictionary, Number(at(data.values, index))) : null,
  1: () => null,
  2: (data, index) => at(data.values, index),
  3: (data, index) => at(data.values, index),
  4: bytes,
  5: (data, index) => utf8.decode(bytes(data, index)),
  6: (data, index) => bit(data.values, index),
  7: (data, index) => ({
    kind: 'decimal',
    unscaled: wide(data.values, index),
    scale: property(data.type, 'scale'),
  }),
  8: (data, index) => ({ kind: 'date', days: Number(at(data.values, index)) }),
  9: (data, index) => ({ kind: 'time', microseconds: BigInt(at(data.values, index)) }),
  10: (data, index) => ({
    kind: 'timestamp',
    count: BigInt(at(data.values, index)),
    perSecond: 1000n ** BigInt(property(data.type, 'unit')),
    zoned: typeof Reflect.get(data.type, 'timezone') === 'string',
  }),
  11: interval,
  12: (data, index) => ({ kind: 'list', items: items(data, ...range(data, index)) }),
  13: (data, index) => ({ kind: 'struct', entries: entries(data, index) }),
  16: (data, index) => {
    const size = property(data.type, 'listSize');
    return { kind: 'list', items: items(data, index * size, (index + 1) * size) };
  },
  17: map,
};

function cell(data: CellData, index: number): Cell {
  if (data.nullBitmap && data.nullBitmap.length > 0 && !bit(data.nullBitmap, index)) return null;
  const read = readers[data.type.typeId];
  if (!read) throw new Error(`There is no reader for Arrow's type ${data.type.typeId}.`);
  return read(data, index);
}

/** An element of a typed array: the wire's buffers are untyped here. */
function at(values: unknown, index: number): number | bigint {
  const value: unknown = values instanceof Object ? Reflect.get(values, index) : undefined;
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  throw new Error('An Arrow column ends before its rows do.');
}

function bit(values: unknown, index: number): boolean {
  return (Number(at(values, index >> 3)) & (1 << (index & 7))) !== 0;
}

function property(type: CellType, name: string): number {
  return Number(Reflect.get(type, name));
}

function range(data: CellData, index: number): readonly [number, number] {
  return [Number(at(data.valueOffsets, index)), Number(at(data.valueOffsets, index + 1))];
}

function bytes(data: CellData, index: number): Uint8Array {
  const [start, end] = range(data, index);
  return data.values instanceof Uint8Array ? data.values.subarray(start, end) : new Uint8Array();
}

/** 128 bits in four words of 32, the lowest first. */
function wide(values: unknown, index: number): bigint {
  const word = (position: number) => BigInt(Number(at(values, index * 4 + position)) >>> 0);
  return BigInt.asIntN(128, word(0) | (word(1) << 32n) | (word(2) << 64n) | (word(3) << 96n));
}

function interval({ values }: CellData, index: number): Cell {
  const word = (position: number) => Number(at(values, index * 4 + position)) | 0;
  const nanoseconds = BigInt.asIntN(64, BigInt(word(2) >>> 0) | (BigInt(word(3) >>> 0) << 32n));
  return { kind: 'interval', months: word(0), days: word(1), microseconds: nanoseconds / 1000n };
}

function items(data: CellData, start: number, end: number): readonly Cell[] {
  const [child] = data.children;
  return child ? Array.from({ length: end - start }, (_, index) => cell(child, start + index)) : [];
}

function entries(data: CellData, index: number): readonly (readonly [string, Cell])[] {
  const fields: unknown = Reflect.get(data.type, 'children');
  return data.children.map((child, position) => {
    const field: unknown = Array.isArray(fields) ? fields[position] : undefined;
    const name: unknown = field instanceof Object ? Reflect.get(field, 'name') : '';
    return [String(name), cell(child, index)];
  });
}

function map(data: CellData, index: number): Cell {
  const [start, end] = range(data, index);
  const [keys, values] = data.children[0]?.children ?? [];
  if (!keys || !values) return { kind: 'map', entries: [] };
  const pairs = Array.from({ length: end - start }, (_, entry) => {
    return [cell(keys, start + entry), cell(values, start + entry)] as const;
  });
  return { kind: 'map', entries: pairs };
}
