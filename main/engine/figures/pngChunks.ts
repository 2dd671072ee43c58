import { Failure } from '../../contract/failure';

/** A part of a PNG file: four letters and bytes. */
export interface PngChunk {
  readonly type: string;
  readonly data: Uint8Array;
}

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const metre = 1000 / 25.4;

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit += 1)
    remainder = remainder & 1 ? 0xedb88320 ^ (remainder >>> 1) : remainder >>> 1;
  return remainder;
});

/** The checksum that ends each chunk. Node has its own only since version 20.15. */
function crc32(bytes: Uint8Array): number {
  let checksum = 0xffffffff;
  for (const byte of bytes) checksum = (table[(checksum ^ byte) & 0xff] ?? 0) ^ (checksum >>> 8);
  return (checksum ^ 0xffffffff) >>> 0;
}

/** The chunks of a PNG file in order. */
export function readChunks(file: Uint8Array): readonly PngChunk[] {
  if (!signature.every((byte, index) => file[index] === byte)) throw damaged();
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const chunks: PngChunk[] = [];
  for (let at = signature.length; at < file.length;) {
    if (at + 12 > file.length) throw damaged();
    const length = view.getUint32(at);
    if (at + 12 + length > file.length) throw damaged();
    const type = Buffer.from(file.subarray(at + 4, at + 8)).toString('latin1');
    chunks.push({ type, data: file.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

export function writeChunks(chunks: readonly PngChunk[]): Uint8Array {
  const parts = chunks.map(({ type, data }) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    checksum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, checksum]);
  });
  return Buffer.concat([signature, ...parts]);
}

/** The physical size of a pixel. */
export function resolutionChunk(dotsPerInch: number): PngChunk {
  const data = Buffer.alloc(9);
  const perMetre = Math.round(dotsPerInch * metre);
  data.writeUInt32BE(perMetre, 0);
  data.writeUInt32BE(perMetre, 4);
  data.writeUInt8(1, 8);
  return { type: 'pHYs', data };
}

/** A text in UTF-8 under a keyword, uncompressed. */
export function textChunk(keyword: string, text: string): PngChunk {
  const head = Buffer.from([...Buffer.from(keyword, 'latin1'), 0, 0, 0, 0, 0]);
  return { type: 'iTXt', data: Buffer.concat([head, Buffer.from(text, 'utf8')]) };
}

/** The text under a keyword as textChunk writes it; null for other chunks. */
export function chunkText({ type, data }: PngChunk, keyword: string): string | null {
  const head = Buffer.from([...Buffer.from(keyword, 'latin1'), 0, 0, 0, 0, 0]);
  if (type !== 'iTXt' || !head.equals(data.subarray(0, head.length))) return null;
  return Buffer.from(data.subarray(head.length)).toString('utf8');
}

const damaged = () => new Failure('file', 'The file is not a whole PNG picture.');
