import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { Failure } from '../../contract/failure';
import { countLineFeeds } from '../files/lineEnds';
import type { Fingerprint } from '../importers/importer';

const pieceBytes = 1_048_576;

/** Reads a file once: its SHA-256, its size, and how its text is encoded if it is text. */
export async function fingerprint(file: string, signal: AbortSignal): Promise<Fingerprint> {
  const hash = createHash('sha256');
  let bytes = 0;
  let start = Buffer.alloc(0);
  let tail = Buffer.alloc(0);
  let utf8 = true;
  let lineFeeds = 0;
  let last = 10;
  for await (const chunk of chunksOf(file)) {
    if (signal.aborted) throw Failure.cancelled();
    hash.update(chunk);
    lineFeeds += countLineFeeds(chunk);
    last = chunk[chunk.length - 1] ?? last;
    if (bytes === 0) start = Buffer.from(chunk.subarray(0, 2));
    bytes += chunk.length;
    if (!utf8) continue;
    const joined = tail.length > 0 ? Buffer.concat([tail, chunk]) : chunk;
    const whole = joined.length - openBytes(joined);
    utf8 = isUtf8(joined.subarray(0, whole));
    tail = Buffer.from(joined.subarray(whole));
  }
  const lines = lineFeeds + (bytes > 0 && last !== 10 ? 1 : 0);
  return { sha256: hash.digest('hex'), bytes, lines, encoding: encodingOf(start, utf8 && tail.length === 0) };
}

/** A small file in one piece: a stream costs more than all the rest of it. */
async function* chunksOf(file: string): AsyncGenerator<Buffer, void, undefined> {
  const { size } = await stat(file);
  if (size <= pieceBytes) {
    yield await readFile(file);
    return;
  }
  for await (const read of createReadStream(file, { highWaterMark: pieceBytes }))
    yield Buffer.isBuffer(read) ? read : Buffer.from(String(read));
}

/** How a text is written, by its first two bytes and whether all are UTF-8. */
export function encodingOf(start: Buffer, utf8: boolean): Fingerprint['encoding'] {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  // UTF-16 without a mark: every other byte of letters and digits is zero, which no text begins with otherwise.
  if (start[0] !== 0 && start[1] === 0) return 'utf-16le';
  if (start[0] === 0 && start[1] !== 0 && start.length > 1) return 'utf-16be';
  return utf8 ? 'utf-8' : 'windows-1252';
}

/** How many bytes at the end begin a character that the next chunk ends. */
function openBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}
