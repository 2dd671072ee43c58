import type { DuckDBDataChunk, DuckDBMaterializedResult, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import { Data, Field, RecordBatch, RecordBatchStreamWriter, Schema, Struct } from 'apache-arrow';
import { nameKey } from '../../contract/cell';
import { uniqueNames } from '../../contract/cellText';
import { arrowData } from './arrowData';
import { arrowField, arrowType } from './arrowType';
import { typedColumn } from './typedColumn';

/**
 * A result as one Arrow IPC stream of one record batch. Arrow's readers take fields of one name for one field, so
 * names that repeat are made different; each field's metadata has the name given, and its DuckDB type under `duckdb`.
 * With plain texts, streams of the same columns have the same types whatever their rows.
 */
export function arrowStream(
  result: DuckDBMaterializedResult,
  names: readonly string[],
  plain = false,
): Uint8Array {
  const types = result.columnTypes();
  const chunks = Array.from({ length: result.chunkCount }, (_, index) => result.getChunk(index));
  const columns = types.map((type, column) => columnData(chunks, column, type, plain));
  const given = types.map((_, column) => names[column] ?? result.columnName(column));
  const unique = uniqueNames(given);
  const fields = types.map((type, column) => {
    const { metadata } = arrowField('', type);
    metadata.set(nameKey, given[column] ?? '');
    return new Field(unique[column] ?? '', columns[column]?.type ?? arrowType(type), true, metadata);
  });
  const schema = new Schema(fields);
  const rows = new Data(new Struct(fields), 0, result.rowCount, 0, {}, columns);
  const writer = new RecordBatchStreamWriter();
  writer.write(new RecordBatch(schema, rows));
  writer.finish();
  return writer.toUint8Array(true);
}

function columnData(
  chunks: readonly DuckDBDataChunk[],
  column: number,
  type: DuckDBType,
  plain: boolean,
): Data {
  const vectors = chunks.map(chunk => chunk.getColumnVector(column));
  const typed = typedColumn(type, vectors);
  if (typed) return typed;
  const values: DuckDBValue[] = [];
  for (const vector of vectors) {
    for (let index = 0; index < vector.itemCount; index++) values.push(vector.getItem(index));
  }
  return arrowData(type, values, plain);
}
