import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { RecordBatch, RecordBatchFileWriter, Schema, tableFromIPC } from 'apache-arrow';
import type { Exporter } from '../exporter';
import { rowPages } from '../rowPages';

/** Arrow's file format (Feather 2), with the thread among the schema's metadata under `golden_thread`. */
export const arrow: Exporter = {
  format: 'arrow',
  carriesThread: true,
  check: () => undefined,
  async write(rows, thread, file, signal) {
    const metadata = new Map([['golden_thread', JSON.stringify(thread)]]);
    const writer = new RecordBatchFileWriter();
    const written = pipeline(Readable.from(writer), createWriteStream(file, { flags: 'wx' }), { signal });
    // Where the disk takes no more, no more pages are asked for.
    const ended = new AbortController();
    written.catch(() => {
      ended.abort();
    });
    await Promise.all([written, giveBatches(writer, rowPages(rows, ended.signal), metadata)]);
  },
};

async function giveBatches(
  writer: RecordBatchFileWriter,
  pages: AsyncIterable<Uint8Array>,
  metadata: Map<string, string>,
): Promise<void> {
  try {
    let schema: Schema | null = null;
    for await (const page of pages) {
      const table = tableFromIPC(page);
      schema ??= new Schema(table.schema.fields, metadata);
      for (const batch of table.batches) writer.write(new RecordBatch(schema, batch.data));
    }
    writer.finish();
  } catch (error) {
    writer.abort(error);
    throw error;
  }
}
