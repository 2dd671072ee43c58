/** Unpacks an LZ4 frame (the frame format, version 1.6): Arrow files are written so unless told otherwise. */
export function lz4Frame(packed: Uint8Array): Uint8Array {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  if (view.getUint32(0, true) !== magic) throw new Error('no LZ4 frame');
  const flags = view.getUint8(4);
  const hasSize = (flags & 0x08) !== 0;
  const hasBlockSums = (flags & 0x10) !== 0;
  const size = hasSize ? Number(view.getBigUint64(6, true)) : null;
  // The content's size, the number of a dictionary, and the head's own check sum.
  let at = 6 + (hasSize ? 8 : 0) + ((flags & 0x01) !== 0 ? 4 : 0) + 1;
  const out = new Output(size ?? packed.length * 4);
  for (;;) {
    const block = view.getUint32(at, true);
    at += 4;
    if (block === 0) break;
    const length = block & 0x7fff_ffff;
    const bytes = packed.subarray(at, at + length);
    if (bytes.length < length) throw new Error('an LZ4 block is cut short');
    if (block >>> 31 === 1) out.copy(bytes);
    else unpackBlock(bytes, out);
    at += length + (hasBlockSums ? 4 : 0);
  }
  const whole = out.bytes();
  if (size !== null && whole.length !== size) throw new Error('an LZ4 frame has another size than it says');
  return whole;
}

const magic = 0x184d_2204;
/** What one buffer of a file may unpack to, in bytes. */
const largest = 1_073_741_824;

class Output {
  #bytes: Uint8Array;
  #length = 0;

  constructor(size: number) {
    this.#bytes = new Uint8Array(checkedSize(size));
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  copy(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** Repeats what was written `distance` bytes ago; it may run into what it writes. */
  repeat(distance: number, length: number): void {
    if (distance === 0 || distance > this.#length)
      throw new Error('an LZ4 block refers to before its beginning');
    this.#reserve(length);
    const bytes = this.#bytes;
    let to = this.#length;
    for (let from = to - distance, end = from + length; from < end; from++) bytes[to++] = bytes[from] ?? 0;
    this.#length = to;
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(checkedSize(Math.max(needed, Math.min(this.#bytes.length * 2, largest))));
    grown.set(this.bytes());
    this.#bytes = grown;
  }
}

function checkedSize(size: number): number {
  if (size > largest) throw new Error('an LZ4 frame unpacks to more than 1 GB');
  return size;
}

/** Sequences of literals and of repetitions, each length in a half byte that further bytes carry on. */
function unpackBlock(block: Uint8Array, out: Output): void {
  let at = 0;
  const lengthOf = (half: number) => {
    let length = half;
    for (let more = half === 15 ? 255 : 0; more === 255; length += more) more = byte();
    return length;
  };
  const byte = () => {
    const value = block[at++];
    if (value === undefined) throw new Error('an LZ4 block is cut short');
    return value;
  };
  while (at < block.length) {
    const token = byte();
    const literals = lengthOf(token >>> 4);
    if (at + literals > block.length) throw new Error('an LZ4 block is cut short');
    out.copy(block.subarray(at, at + literals));
    at += literals;
    if (at >= block.length) return;
    const distance = byte() | (byte() << 8);
    out.repeat(distance, lengthOf(token & 15) + 4);
  }
}
