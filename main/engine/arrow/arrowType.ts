import {
  DuckDBArrayType,
  DuckDBDecimalType,
  DuckDBEnumType,
  DuckDBListType,
  DuckDBMapType,
  DuckDBStructType,
  DuckDBTypeId,
} from '@duckdb/node-api';
import type { DuckDBType } from '@duckdb/node-api';
import {
  Binary,
  Bool,
  DateDay,
  Decimal,
  Dictionary,
  Field,
  FixedSizeList,
  Float32,
  Float64,
  Int16,
  Int32,
  Int64,
  Int8,
  IntervalMonthDayNano,
  List,
  Map_,
  Null,
  Struct,
  TimeMicrosecond,
  TimestampMicrosecond,
  TimestampMillisecond,
  TimestampNanosecond,
  TimestampSecond,
  Uint16,
  Uint32,
  Uint64,
  Uint8,
  Utf8,
} from 'apache-arrow';
import type { DataType } from 'apache-arrow';

/**
 * The Arrow type that carries a DuckDB type without loss. Types that Arrow has no exact counterpart for (UHUGEINT,
 * BIGNUM, UUID, BIT, TIMETZ, unions, variants) travel as their text; every field names its DuckDB type.
 */
export function arrowType(type: DuckDBType): DataType {
  if (type instanceof DuckDBDecimalType) return new Decimal(type.scale, type.width, 128);
  if (type instanceof DuckDBEnumType) return new Dictionary(new Utf8(), new Int32());
  if (type instanceof DuckDBListType) return new List(arrowField('item', type.valueType));
  if (type instanceof DuckDBArrayType)
    return new FixedSizeList(type.length, arrowField('item', type.valueType));
  if (type instanceof DuckDBMapType) return mapType(type);
  if (type instanceof DuckDBStructType) {
    return new Struct(type.entryNames.map((name, index) => arrowField(name, entryType(type, index))));
  }
  return plainTypes[type.typeId]?.() ?? new Utf8();
}

/** A nullable field that names its DuckDB type. */
export function arrowField(name: string, type: DuckDBType): Field {
  return new Field(name, arrowType(type), true, new Map([['duckdb', type.toString()]]));
}

export function entryType(type: DuckDBStructType, index: number): DuckDBType {
  const entry = type.entryTypes[index];
  if (!entry) throw new Error(`${type.toString()} has no entry ${index}`);
  return entry;
}

function mapType(type: DuckDBMapType): DataType {
  const key = new Field('key', arrowType(type.keyType), false);
  const entries = new Struct([key, arrowField('value', type.valueType)]);
  return new Map_(new Field('entries', entries, false) as Field<never>);
}

const plainTypes: Partial<Record<DuckDBTypeId, () => DataType>> = {
  [DuckDBTypeId.SQLNULL]: () => new Null(),
  [DuckDBTypeId.BOOLEAN]: () => new Bool(),
  [DuckDBTypeId.TINYINT]: () => new Int8(),
  [DuckDBTypeId.SMALLINT]: () => new Int16(),
  [DuckDBTypeId.INTEGER]: () => new Int32(),
  [DuckDBTypeId.BIGINT]: () => new Int64(),
  [DuckDBTypeId.UTINYINT]: () => new Uint8(),
  [DuckDBTypeId.USMALLINT]: () => new Uint16(),
  [DuckDBTypeId.UINTEGER]: () => new Uint32(),
  [DuckDBTypeId.UBIGINT]: () => new Uint64(),
  [DuckDBTypeId.HUGEINT]: () => new Decimal(0, 38, 128),
  [DuckDBTypeId.FLOAT]: () => new Float32(),
  [DuckDBTypeId.DOUBLE]: () => new Float64(),
  [DuckDBTypeId.DATE]: () => new DateDay(),
  [DuckDBTypeId.TIME]: () => new TimeMicrosecond(),
  [DuckDBTypeId.TIMESTAMP]: () => new TimestampMicrosecond(),
  [DuckDBTypeId.TIMESTAMP_S]: () => new TimestampSecond(),
  [DuckDBTypeId.TIMESTAMP_MS]: () => new TimestampMillisecond(),
  [DuckDBTypeId.TIMESTAMP_NS]: () => new TimestampNanosecond(),
  [DuckDBTypeId.TIMESTAMP_TZ]: () => new TimestampMicrosecond('UTC'),
  [DuckDBTypeId.INTERVAL]: () => new IntervalMonthDayNano(),
  [DuckDBTypeId.BLOB]: () => new Binary(),
};
