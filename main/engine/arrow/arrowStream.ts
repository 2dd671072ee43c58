import type { DuckDBMaterializedResult, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import { Field, RecordBatch, RecordBatchStreamWriter, Schema, Struct } from 'apache-arrow';
import { Data } from 'apache-arrow';
import { arrowData } from './arrowData';
import { arrowField } from './arrowType';
import { typedColumn } from './typedColumn';

/**
 * A result as one Arrow IPC stream of one record batch. Columns carry the names given, which may repeat, and each
 * field's metadata names its DuckDB type under `duckdb`.
 */
export function arrowStream(result: DuckDBMaterializedResult, names: readonly string[]): Uint8Array {
  const types = result.columnTypes();
  const columns = types.map((type, column) => columnData(result, column, type));
  const fields = types.map((type, column) => {
    const field = arrowField(names[column] ?? result.columnName(column), type);
    return new Field(field.name, columns[column]?.type ?? field.type, true, field.metadata);
  });
  const schema = new Schema(fields);
  const rows = new Data(new Struct(fields), 0, result.rowCount, 0, {}, columns);
  const writer = new RecordBatchStreamWriter();
  writer.write(new RecordBatch(schema, rows));
  writer.finish();
  return writer.toUint8Array(true);
}

function columnData(result: DuckDBMaterializedResult, column: number, type: DuckDBType): Data {
  const chunks = Array.from({ length: result.chunkCount }, (_, index) => result.getChunk(index));
  const vectors = chunks.map(chunk => chunk.getColumnVector(column));
  const typed = typedColumn(type, vectors);
  if (typed) return typed;
  const values: DuckDBValue[] = [];
  for (const vector of vectors) {
    for (let index = 0; index < vector.itemCount; index++) values.push(vector.getItem(index));
  }
  return arrowData(type, values);
}
