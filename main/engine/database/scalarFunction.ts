import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  DuckDBListVector,
  DuckDBScalarFunction,
  INTEGER,
  LIST,
  listValue,
  STRUCT,
  structValue,
  VARCHAR,
} from '@duckdb/node-api';
import type { DuckDBType, DuckDBValue, DuckDBVector } from '@duckdb/node-api';
import type { Kind, Kinds } from '../../contract/method';

/** A value of any kind that passes between SQL and a function. */
export type KindValue = Kinds[Kind];
export type Fields = Readonly<Record<string, KindValue>>;

/** A scalar function of SQL that is written here; it may give another answer for the same values. */
export interface ScalarFunction {
  readonly name: string;
  readonly takes: readonly Type[];
  /** Fields of a STRUCT, or one type. */
  readonly gives: Type | Readonly<Record<string, Kind>>;
  /** One answer a row; what it throws fails the statement. */
  answer(
    rows: readonly (readonly (KindValue | bigint | readonly bigint[])[])[],
  ): readonly (Fields | bigint | boolean)[];
}

type Type = Kind | 'BIGINT' | 'BIGINT[]';

const types: Readonly<Record<Type, DuckDBType>> = {
  BOOLEAN,
  INTEGER,
  BIGINT,
  DOUBLE,
  VARCHAR,
  'INTEGER[]': LIST(INTEGER),
  'BIGINT[]': LIST(BIGINT),
  'DOUBLE[]': LIST(DOUBLE),
  'VARCHAR[]': LIST(VARCHAR),
};

/** The function as DuckDB takes it. A row with a NULL among its values gives NULL unasked. */
export function scalarFunction(one: ScalarFunction): DuckDBScalarFunction {
  const { name, takes, gives } = one;
  return DuckDBScalarFunction.create({
    name,
    parameterTypes: takes.map(type => types[type]),
    returnType:
      typeof gives === 'string'
        ? types[gives]
        : STRUCT(Object.fromEntries(Object.entries(gives).map(([field, kind]) => [field, types[kind]]))),
    volatile: true,
    mainFunction(info, chunk, output) {
      try {
        const columns = takes.map((_, index) => chunk.getColumnVector(index));
        const rows = Array.from({ length: chunk.rowCount }, (_, row) =>
          columns.map(column => valueAt(column, row)),
        );
        one.answer(rows).forEach((value, row) => {
          output.setItem(row, given(value));
        });
        output.flush();
      } catch (error) {
        info.setError(error instanceof Error ? error.message : String(error));
      }
    },
  });
}

/** Lists of numbers as typed arrays of their own: the part of a list's vector is a copy. */
function valueAt(column: DuckDBVector, row: number) {
  if (!(column instanceof DuckDBListVector)) return column.getItem(row) as KindValue | bigint;
  const part = column.getItemVector(row);
  const items: unknown = part && Reflect.get(part, 'items');
  if (items instanceof Int32Array) return items;
  if (items instanceof Float64Array) {
    for (let index = 0; index < items.length; index++) if (part?.getItem(index) === null) items[index] = NaN;
    return items;
  }
  if (items instanceof BigInt64Array) return [...items];
  return (part?.toArray() ?? []) as (string | null)[];
}

function given(value: Fields | bigint | boolean): DuckDBValue {
  if (typeof value !== 'object') return value;
  return structValue(Object.fromEntries(Object.entries(value).map(([field, part]) => [field, listed(part)])));
}

function listed(value: KindValue): DuckDBValue {
  if (value === null || typeof value !== 'object') return Number.isNaN(value) ? null : value;
  return listValue(
    Array.from<string | number | null, DuckDBValue>(value, item => (Number.isNaN(item) ? null : item)),
  );
}
