import { isMessage } from './call';
import type { Message } from './call';
import { isCount, isRecord } from './check';
import { Failure } from './failure';

/**
 * A message as bytes, for transports that carry no structured values (WebSocket): a 32-bit little-endian length,
 * that many bytes of JSON, then each binary part with its own length. A part stands in the JSON as {"$part": index}.
 */
export function encodeFrame(message: Message): Uint8Array {
  const parts: Uint8Array[] = [];
  const json = JSON.stringify(message, (_key, value: unknown) =>
    value instanceof Uint8Array ? { $part: parts.push(value) - 1 } : value,
  );
  const blocks = [new TextEncoder().encode(json), ...parts];
  const frame = new Uint8Array(blocks.reduce((total, block) => total + 4 + block.length, 0));
  const view = new DataView(frame.buffer);
  let at = 0;
  for (const block of blocks) {
    view.setUint32(at, block.length, true);
    frame.set(block, at + 4);
    at += 4 + block.length;
  }
  return frame;
}

/** The message in a frame. Throws a Failure when the bytes are not a frame. */
export function decodeFrame(frame: Uint8Array): Message {
  const blocks = split(frame);
  const [head, ...parts] = blocks;
  const message: unknown =
    head &&
    JSON.parse(new TextDecoder().decode(head), (_key, value: unknown) =>
      isRecord(value) && isCount(value['$part']) ? parts[value['$part']] : value,
    );
  if (!isMessage(message)) throw new Failure('bug', 'A message that is not of the contract arrived.');
  return message;
}

function split(frame: Uint8Array): readonly Uint8Array[] {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < frame.length;) {
    if (at + 4 > frame.length) throw new Failure('bug', 'A message arrived cut short.');
    const end = at + 4 + view.getUint32(at, true);
    if (end > frame.length) throw new Failure('bug', 'A message arrived cut short.');
    blocks.push(frame.subarray(at + 4, end));
    at = end;
  }
  return blocks;
}
