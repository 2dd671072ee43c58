import { readFile, stat } from 'node:fs/promises';
import { CompressionType, RecordBatch, RecordBatchReader, compressionRegistry } from 'apache-arrow';
import type { DataType } from 'apache-arrow';
import { decompress } from 'fzstd';
import { Failure } from '../../../contract/failure';
import { placeIn } from '../reader';
import type { Source } from '../reader';
import { lz4Frame } from './lz4Frame';

compressionRegistry.set(CompressionType.LZ4_FRAME, { decode: lz4Frame });
compressionRegistry.set(CompressionType.ZSTD, { decode: bytes => decompress(bytes) });

/** Largest file that is read, in bytes: it is held in memory for that. */
const largest = 1_073_741_824;

/** An Arrow file that is being read. */
export interface ArrowRows {
  readonly fields: readonly { readonly name: string; readonly type: DataType }[];
  /** The next rows; null behind the last. */
  next(): RecordBatch | null;
}

/** Opens an Arrow file, a Feather file of version 2 or an Arrow stream, told by its contents. */
export async function openArrow(source: Source): Promise<ArrowRows> {
  const { path } = source;
  const refuse = (message: string) => new Failure('file', message, placeIn(source));
  if ((await stat(source.file)).size > largest)
    throw refuse(`${path} is larger than 1 GB. Save it as Parquet, which is read piece by piece.`);
  const bytes = await readFile(source.file);
  const start = bytes.toString('latin1', 0, 6);
  if (start.startsWith('FEA1'))
    throw refuse(
      `${path} is Feather of the old version 1, which nothing writes any more. Read it in R or Python and save it as Feather 2, Parquet or CSV.`,
    );
  if (start.startsWith('PAR1')) throw refuse(`${path} is Parquet. Give it the ending .parquet.`);
  if (start === 'ARROW1' && bytes.toString('latin1', bytes.length - 6) !== 'ARROW1')
    throw refuse(`${path} was cut short. Fetch it again, or save it anew.`);
  return orBroken(source, () => {
    const reader = RecordBatchReader.from(bytes).open();
    const fields = reader.schema.fields.map(({ name, type }: { name: string; type: DataType }) => ({
      name,
      type,
    }));
    if (fields.length === 0) throw new Error('it has no columns');
    return { fields, next: () => orBroken(source, () => batchOf(reader.next())) };
  });
}

function batchOf({ value }: IteratorResult<unknown>): RecordBatch | null {
  return value instanceof RecordBatch ? value : null;
}

/** Does something with a file's contents; whatever goes wrong is the file's fault, and said so. */
export function orBroken<Result>(source: Source, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof Failure) throw error;
    const said = error instanceof Error ? error.message : String(error);
    const message = `${source.path} is not Arrow or Feather, was cut short, or has columns of a kind that cannot be read (${said}). Save it anew, or as Parquet.`;
    throw new Failure('file', message, placeIn(source));
  }
}
