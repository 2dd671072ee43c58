import type { DuckDBType, DuckDBVector } from '@duckdb/node-api';
import { Data, DataType } from 'apache-arrow';
import { arrowType } from './arrowType';

type Typed = ArrayBufferView & { readonly length: number };

/**
 * The fast way for numbers, dates and timestamps: the vectors' own typed arrays, copied whole with their validity.
 * Null where a vector keeps its values in another form.
 */
export function typedColumn(type: DuckDBType, vectors: readonly DuckDBVector[]): Data | null {
  const arrow = arrowType(type);
  if (vectors.length === 0 || DataType.isDictionary(arrow)) return null;
  const arrays = vectors.map(itemsOf);
  const total = vectors.reduce((sum, vector) => sum + vector.itemCount, 0);
  const values = new (arrow.ArrayType as new (length: number) => Typed)(total);
  const nullBitmap = new Uint8Array(Math.ceil(total / 64) * 8);
  let nullCount = 0;
  let at = 0;
  for (const [index, vector] of vectors.entries()) {
    const items = arrays[index];
    if (!items || items.constructor !== values.constructor) return null;
    (values as unknown as Int32Array).set(items as unknown as Int32Array, at);
    for (let item = 0; item < vector.itemCount; item++, at++) {
      if (vector.getItem(item) === null) nullCount++;
      else nullBitmap[at >> 3] = (nullBitmap[at >> 3] ?? 0) | (1 << (at & 7));
    }
  }
  const buffers = [undefined, values, nullCount === 0 ? undefined : nullBitmap] as unknown as Data['buffers'];
  return new Data(arrow, 0, total, nullCount, buffers);
}

function itemsOf(vector: DuckDBVector): Typed | null {
  const items: unknown = Reflect.get(vector, 'items');
  const typed = ArrayBuffer.isView(items) && !(items instanceof DataView);
  return typed && Reflect.get(items, 'length') === vector.itemCount ? (items as Typed) : null;
}
