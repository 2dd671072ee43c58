import { DataType, Precision, TimeUnit } from 'apache-arrow';

const wholeTypes: Readonly<Record<number, string>> = {
  8: 'TINYINT',
  16: 'SMALLINT',
  32: 'INTEGER',
  64: 'BIGINT',
};

/** DuckDB's type for a column of Arrow; text for what it has no type for. */
export function columnType(type: DataType): string {
  if (DataType.isDictionary(type)) return columnType(dictionaryType(type));
  if (DataType.isInt(type)) return `${type.isSigned ? '' : 'U'}${wholeTypes[type.bitWidth] ?? 'HUGEINT'}`;
  if (DataType.isFloat(type)) return type.precision === Precision.DOUBLE ? 'DOUBLE' : 'FLOAT';
  if (DataType.isDecimal(type))
    return type.precision <= 38 && type.scale >= 0 && type.scale <= type.precision
      ? `DECIMAL(${type.precision},${type.scale})`
      : 'VARCHAR';
  if (DataType.isTimestamp(type)) {
    if (typeof type.timezone === 'string' && type.timezone !== '') return 'TIMESTAMP WITH TIME ZONE';
    return type.unit === TimeUnit.NANOSECOND ? 'TIMESTAMP_NS' : 'TIMESTAMP';
  }
  if (DataType.isBool(type)) return 'BOOLEAN';
  if (DataType.isDate(type)) return 'DATE';
  if (DataType.isTime(type)) return 'TIME';
  if (DataType.isDuration(type) || DataType.isInterval(type)) return 'INTERVAL';
  return DataType.isBinary(type) || DataType.isLargeBinary(type) || DataType.isFixedSizeBinary(type)
    ? 'BLOB'
    : 'VARCHAR';
}

/** Whether values of the column are made of others, and so are written as JSON. */
export function isNested(type: DataType): boolean {
  return (
    DataType.isList(type) ||
    DataType.isFixedSizeList(type) ||
    DataType.isStruct(type) ||
    DataType.isMap(type) ||
    DataType.isUnion(type) ||
    (DataType.isDictionary(type) && isNested(dictionaryType(type)))
  );
}

/** The library leaves open what a dictionary is of. */
function dictionaryType({ dictionary }: { readonly dictionary: DataType }): DataType {
  return dictionary;
}
