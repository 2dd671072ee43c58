import { createReadStream } from 'node:fs';

/** How many line feeds there are in the bytes: four at a time, for files of gigabytes. */
export function countLineFeeds(bytes: Uint8Array): number {
  const lead = Math.min(bytes.length, (4 - (bytes.byteOffset & 3)) & 3);
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + lead, (bytes.length - lead) >> 2);
  let count = countOneByOne(bytes, 0, lead);
  for (const word of words) {
    const other = word ^ 0x0a0a0a0a;
    // The high bit of each byte that is zero, and no other: no borrow runs from one byte to the next.
    const zeros = ~(((other & 0x7f7f7f7f) + 0x7f7f7f7f) | other | 0x7f7f7f7f);
    if (zeros !== 0) count += Math.imul(zeros >>> 7, 0x01010101) >>> 24;
  }
  return count + countOneByOne(bytes, lead + words.length * 4, bytes.length);
}

function countOneByOne(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) if (bytes[at] === 10) count++;
  return count;
}

/** The lines, from 1, on which byte positions of a file stand; the positions must be in rising order. */
export async function linesAt(file: string, positions: readonly number[]): Promise<readonly number[]> {
  const lines: number[] = [];
  let line = 1;
  let offset = 0;
  for await (const read of createReadStream(file, { highWaterMark: 1_048_576 })) {
    const chunk: Buffer = Buffer.isBuffer(read) ? read : Buffer.from(String(read));
    let from = 0;
    for (let next = positions[lines.length]; next !== undefined && next < offset + chunk.length;) {
      line += countLineFeeds(chunk.subarray(from, next - offset));
      from = next - offset;
      lines.push(line);
      next = positions[lines.length];
    }
    line += countLineFeeds(chunk.subarray(from));
    offset += chunk.length;
    if (lines.length === positions.length) break;
  }
  while (lines.length < positions.length) lines.push(line);
  return lines;
}
