import { createHash } from 'node:crypto';

export type Kind =
  'coder' | 'code' | 'document' | 'coding' | 'selection' | 'memo' | 'segment' | 'link' | 'case' | 'variable';

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Ours, made at random once: the ids of two programs never meet. */
const namespace = Buffer.from('6f1d3c0a2b5e4f87a9c4d21e7b380f95', 'hex');

/** The GUID of an item: its id where that is one, else one made of kind and id, the same in every export. */
export function guidOf(kind: Kind, id: string): string {
  if (form.test(id)) return id;
  const hash = createHash('sha1').update(namespace).update(`${kind}\0${id}`).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
