import { openPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { Failure } from '../../../contract/failure';
import { placeIn } from '../reader';
import type { Source } from '../reader';

const megabyte = 1_048_576;
/** What may be unpacked in all, and what one part may take. */
const largest = 1024 * megabyte;
const largestPart = 256 * megabyte;
/** Above this size no more than so many times the file's own. */
const suspicious = 100 * megabyte;
const largestRatio = 200;
const mostEntries = 100_000;

/** A zip file whose parts are read one by one; nothing in it is ever unpacked to a disk. */
export class Archive {
  readonly #source: Source;
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  #unpacked = 0;

  private constructor(source: Source, zip: ZipFile, entries: readonly Entry[]) {
    this.#source = source;
    this.#zip = zip;
    this.#entries = new Map(entries.map(entry => [entry.fileName, entry]));
  }

  static async open(source: Source): Promise<Archive> {
    let zip: ZipFile | null = null;
    try {
      zip = await openPromise(source.file, { autoClose: false });
      if (zip.entryCount > mostEntries) throw tooLarge(source, `${zip.entryCount} files`);
      const entries: Entry[] = [];
      for await (const entry of zip.eachEntry()) entries.push(entry);
      refuseBurst(source, zip, entries);
      return new Archive(source, zip, entries);
    } catch (error) {
      zip?.close();
      throw asFailure(source, error);
    }
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /** The contents of a part. */
  async read(name: string): Promise<Buffer> {
    const entry = this.#entries.get(name);
    if (!entry) throw new Error(`${name} is not in the archive`);
    this.#unpacked += entry.uncompressedSize;
    if (entry.uncompressedSize > largestPart || this.#unpacked > largest)
      throw tooLarge(this.#source, `${Math.round(entry.uncompressedSize / megabyte)} MB in ${name}`);
    if (entry.isEncrypted()) {
      const message = `${this.#source.path} is protected with a password. Export it anew without one.`;
      throw new Failure('file', message, placeIn(this.#source));
    }
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of await this.#zip.openReadStreamPromise(entry))
        chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
      return Buffer.concat(chunks);
    } catch (error) {
      throw asFailure(this.#source, error);
    }
  }

  close(): void {
    this.#zip.close();
  }
}

function refuseBurst(source: Source, zip: ZipFile, entries: readonly Entry[]): void {
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (total <= suspicious || total <= largestRatio * zip.fileSize) return;
  throw tooLarge(source, `${Math.round(total / megabyte)} MB from ${Math.ceil(zip.fileSize / 1024)} kB`);
}

function tooLarge(source: Source, size: string): Failure {
  const message = `${source.path} would unpack to more than is safe to read (${size}), so nothing of it was read. If it is sound, export it again without media, or in parts.`;
  return new Failure('file', message, placeIn(source));
}

function asFailure(source: Source, error: unknown): Failure {
  if (error instanceof Failure) return error;
  const said = error instanceof Error ? error.message.replaceAll(source.file, source.path) : String(error);
  const message = /invalid relative path|absolute path|invalid characters in fileName/.test(said)
    ? `${source.path} was refused: a file in it has a name that would lead out of its folder (${said}). No coding tool writes such names; do not trust where it came from.`
    : `${source.path} was cut short or is damaged, or is no zip file (${said}). Fetch it again, or export it anew from the program that wrote it.`;
  return new Failure('file', message, placeIn(source));
}
