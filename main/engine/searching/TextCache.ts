import { readFileSync } from 'node:fs';
import type { StudyFile } from '../files/listFiles';
import { decodeText } from './decodeText';
import type { Decoded } from './decodeText';

/** UTF-16 units of the texts that are kept. */
const most = 64 * 1_048_576;

/** The texts of files, kept from one search to the next: a person who types searches the same ones again and again. */
export class TextCache {
  readonly #kept = new Map<string, { readonly stamp: string; readonly decoded: Decoded | null }>();
  #folder = '';
  #size = 0;

  /** The text of a file as it was listed; null when it is no text. Reads at once: on this thread nothing else waits. */
  read(folder: string, file: string, { path, bytes, modified }: StudyFile): Decoded | null {
    if (folder !== this.#folder) this.#clear(folder);
    const stamp = `${bytes} ${modified}`;
    const kept = this.#kept.get(path);
    if (kept?.stamp === stamp) return kept.decoded;
    const decoded = decodeText(readFileSync(file));
    this.#size += (decoded?.text.length ?? 0) - (kept?.decoded?.text.length ?? 0);
    if (this.#size > most) this.#clear(folder);
    else this.#kept.set(path, { stamp, decoded });
    return decoded;
  }

  #clear(folder: string): void {
    this.#kept.clear();
    this.#folder = folder;
    this.#size = 0;
  }
}
