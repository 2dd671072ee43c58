import {
  DuckDBArrayType,
  DuckDBArrayValue,
  DuckDBBlobValue,
  DuckDBDecimalValue,
  DuckDBEnumType,
  DuckDBIntervalValue,
  DuckDBListType,
  DuckDBListValue,
  DuckDBMapType,
  DuckDBMapValue,
  DuckDBStructType,
  DuckDBStructValue,
} from '@duckdb/node-api';
import type { DuckDBType, DuckDBValue } from '@duckdb/node-api';
import {
  Data,
  DataType,
  Dictionary,
  Field,
  FixedSizeList,
  Int32,
  List,
  Map_,
  Struct,
  Utf8,
  makeVector,
} from 'apache-arrow';
import { arrowType, entryType } from './arrowType';
import { fixedWidth } from './fixedWidth';

type Values = readonly DuckDBValue[];

/** The least number of rows and the largest share of distinct texts for which a dictionary pays. */
const dictionaryRows = 16;
const dictionaryShare = 0.5;

/** A column of DuckDB values as Arrow data. Texts that repeat make a dictionary of their own unless they are to be plain. */
export function arrowData(type: DuckDBType, values: Values, plain: boolean): Data {
  const arrow = arrowType(type);
  const base = { arrow, values, plain, ...validity(values) };
  if (type instanceof DuckDBEnumType)
    return plain ? textData(values.map(textOf), base) : enumData(base, type);
  if (type instanceof DuckDBListType) return listData(base, type.valueType);
  if (type instanceof DuckDBArrayType) return arrayData(base, type);
  if (type instanceof DuckDBMapType) return mapData(base, type);
  if (type instanceof DuckDBStructType) return structData(base, type);
  if (DataType.isNull(arrow)) return new Data(arrow, 0, values.length, values.length);
  if (DataType.isBinary(arrow)) return binaryData(base);
  if (DataType.isUtf8(arrow)) return textData(values.map(textOf), base);
  if (DataType.isBool(arrow)) return built(base, bits(values.map(value => value === true)));
  const fixed = fixedWidth(arrow, values.length);
  values.forEach((value, index) => {
    if (value !== null) fixed.set(index, scalar(value));
  });
  return built(base, fixed.array);
}

interface Base {
  readonly plain: boolean;
  readonly arrow: DataType;
  readonly values: Values;
  readonly nullCount: number;
  readonly nullBitmap: Uint8Array | undefined;
}

function validity(values: Values): Pick<Base, 'nullCount' | 'nullBitmap'> {
  const nullCount = values.filter(value => value === null).length;
  return { nullCount, nullBitmap: nullCount === 0 ? undefined : bits(values.map(value => value !== null)) };
}

/** Arrow's buffers stand in the order offsets, values, validity, type ids. */
function built({ arrow, values, nullCount, nullBitmap }: Base, data: unknown, offsets?: Int32Array): Data {
  const buffers = [offsets, data, nullBitmap] as unknown as Data['buffers'];
  return new Data(arrow, 0, values.length, nullCount, buffers);
}

function nested(
  { arrow, values, nullCount, nullBitmap }: Base,
  children: Data[],
  offsets?: Int32Array,
): Data {
  const buffers = [offsets, undefined, nullBitmap] as unknown as Data['buffers'];
  return new Data(arrow, 0, values.length, nullCount, buffers, children);
}

function bits(flags: readonly boolean[]): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(flags.length / 64) * 8);
  flags.forEach((flag, index) => {
    if (flag) bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (1 << (index & 7));
  });
  return bytes;
}

function scalar(value: DuckDBValue): number | bigint | readonly [number, number, bigint] {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (value instanceof DuckDBDecimalValue) return value.value;
  if (value instanceof DuckDBIntervalValue) return [value.months, value.days, value.micros * 1000n];
  if (value instanceof Object) {
    for (const unit of [
      'days',
      'micros',
      'microseconds',
      'milliseconds',
      'seconds',
      'nanoseconds',
      'nanos',
      'millis',
    ]) {
      const count: unknown = Reflect.get(value, unit);
      if (typeof count === 'number' || typeof count === 'bigint') return count;
    }
  }
  throw new Error(`A value of an unknown form: ${String(value)}`);
}

function textOf(value: DuckDBValue): string | null {
  return value === null ? null : String(value);
}

function textData(texts: readonly (string | null)[], base: Base): Data {
  const distinct = new Map<string, number>();
  for (const text of texts) if (text !== null && !distinct.has(text)) distinct.set(text, distinct.size);
  if (!base.plain && texts.length >= dictionaryRows && distinct.size <= texts.length * dictionaryShare) {
    const codes = Int32Array.from(texts, text => (text === null ? 0 : (distinct.get(text) ?? 0)));
    return dictionaryData(base, [...distinct.keys()], codes);
  }
  const encoder = new TextEncoder();
  const { bytes, offsets } = concatenated(texts.map(text => (text === null ? null : encoder.encode(text))));
  return built({ ...base, arrow: new Utf8() }, bytes, offsets);
}

function dictionaryData(base: Base, words: readonly string[], codes: Int32Array): Data {
  const dictionary = new Dictionary(new Utf8(), new Int32());
  const encoder = new TextEncoder();
  const { bytes, offsets } = concatenated(words.map(word => encoder.encode(word)));
  const wordData = new Data(new Utf8(), 0, words.length, 0, [
    offsets,
    bytes,
  ] as unknown as Data<Utf8>['buffers']);
  const buffers = [undefined, codes, base.nullBitmap] as unknown as Data['buffers'];
  return new Data(dictionary, 0, codes.length, base.nullCount, buffers, [], makeVector(wordData));
}

function enumData(base: Base, type: DuckDBEnumType): Data {
  const codes = new Map(type.values.map((word, code) => [word, code]));
  return dictionaryData(
    base,
    type.values,
    Int32Array.from(base.values, value => codes.get(String(value)) ?? 0),
  );
}

function binaryData(base: Base): Data {
  const parts = base.values.map(value => (value instanceof DuckDBBlobValue ? value.bytes : null));
  const { bytes, offsets } = concatenated(parts);
  return built(base, bytes, offsets);
}

function concatenated(parts: readonly (Uint8Array | null)[]): { bytes: Uint8Array; offsets: Int32Array } {
  const offsets = offsetsOf(parts.map(part => part?.length ?? 0));
  const bytes = new Uint8Array(offsets[parts.length] ?? 0);
  parts.forEach((part, index) => {
    if (part) bytes.set(part, offsets[index]);
  });
  return { bytes, offsets };
}

function offsetsOf(lengths: readonly number[]): Int32Array {
  const offsets = new Int32Array(lengths.length + 1);
  lengths.forEach((length, index) => {
    offsets[index + 1] = (offsets[index] ?? 0) + length;
  });
  return offsets;
}

function listData(base: Base, valueType: DuckDBType): Data {
  const lists = base.values.map(value => (value instanceof DuckDBListValue ? value.items : []));
  const child = arrowData(valueType, lists.flat(1), base.plain);
  return nested(withChild(base, [child]), [child], offsetsOf(lists.map(list => list.length)));
}

function arrayData(base: Base, type: DuckDBArrayType): Data {
  const none: Values = new Array<null>(type.length).fill(null);
  const items = base.values.flatMap(value => (value instanceof DuckDBArrayValue ? value.items : none));
  const child = arrowData(type.valueType, items, base.plain);
  return nested(withChild(base, [child]), [child]);
}

function structData(base: Base, type: DuckDBStructType): Data {
  const children = type.entryNames.map((name, index) =>
    arrowData(
      entryType(type, index),
      base.values.map(value => (value instanceof DuckDBStructValue ? (value.entries[name] ?? null) : null)),
      base.plain,
    ),
  );
  return nested(withChild(base, children), children);
}

function mapData(base: Base, type: DuckDBMapType): Data {
  const maps = base.values.map(value => (value instanceof DuckDBMapValue ? value.entries : []));
  const entries = maps.flat(1);
  const columns = [
    arrowData(
      type.keyType,
      entries.map(entry => entry.key),
      base.plain,
    ),
    arrowData(
      type.valueType,
      entries.map(entry => entry.value),
      base.plain,
    ),
  ];
  const struct = (base.arrow.children[0]?.type ?? base.arrow) as DataType;
  const values = entries.map(() => true);
  const entryBase = { ...base, arrow: struct, values, nullCount: 0, nullBitmap: undefined };
  const child = nested(withChild(entryBase, columns), columns);
  return nested(withChild(base, [child]), [child], offsetsOf(maps.map(map => map.length)));
}

/** The parent's type around its children's as built: a text child may have become a dictionary. */
function withChild(base: Base, children: readonly Data[]): Base {
  const fields = base.arrow.children.map((field: Field, index) => {
    const type: DataType = children[index]?.type ?? (field.type as DataType);
    return new Field(field.name, type, field.nullable, field.metadata);
  });
  return { ...base, arrow: rebuilt(base.arrow, fields) };
}

function rebuilt(arrow: DataType, fields: Field[]): DataType {
  const [child] = fields;
  if (DataType.isStruct(arrow)) return new Struct(fields);
  if (!child) return arrow;
  if (DataType.isFixedSizeList(arrow)) return new FixedSizeList(arrow.listSize, child);
  return DataType.isMap(arrow) ? new Map_(child as Field<never>) : new List(child);
}
