import { open } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { Failure } from '../../../../contract/failure';
import { placeIn } from '../../reader';
import type { Source } from '../../reader';

/** Bytes that a packed document may have unpacked at most. */
const most = 1024 ** 3;
/** Times its own size that it may unpack to, once that is more than `much`. */
const swell = 200;
const much = 100 * 1024 ** 2;

/** The parts of a packed document, read one by one, in memory alone: no name in it is ever used as a path. */
export class Archive {
  readonly #zip: ZipFile;
  readonly #source: Source;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(source: Source, zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#source = source;
    this.#zip = zip;
    this.#entries = entries;
  }

  static async open(source: Source): Promise<Archive> {
    const zip = await new Promise<ZipFile>((resolve, reject) => {
      open(source.file, { lazyEntries: true, autoClose: false }, (error, file) => {
        if (error) reject(broken(source, error));
        else resolve(file);
      });
    });
    try {
      return new Archive(source, zip, await entriesOf(source, zip));
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** The bytes of a part, piece by piece. */
  async *part(name: string): AsyncGenerator<Buffer, void, undefined> {
    const entry = this.#entries.get(name);
    if (!entry) throw broken(this.#source, new Error(`it has no ${name}`));
    if (entry.isEncrypted()) {
      const message = `${this.#source.path} is protected by a password. Remove it and bring in the copy.`;
      throw new Failure('file', message, placeIn(this.#source));
    }
    const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
      this.#zip.openReadStream(entry, (error, opened) => {
        if (error) reject(broken(this.#source, error));
        else resolve(opened);
      });
    });
    try {
      for await (const piece of stream) yield Buffer.isBuffer(piece) ? piece : Buffer.from(piece);
    } catch (error) {
      throw error instanceof Failure ? error : broken(this.#source, error);
    }
  }

  close(): void {
    this.#zip.close();
  }
}

function broken(source: Source, error: unknown): Failure {
  const reason = error instanceof Error ? error.message : String(error);
  return new Failure(
    'file',
    `${source.path} is damaged (${reason}). Open it in the program that wrote it, save it again, and bring that in.`,
    placeIn(source),
  );
}

function entriesOf(source: Source, zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    let bytes = 0;
    zip.on('entry', (entry: Entry) => {
      bytes += entry.uncompressedSize;
      if (bytes > most || (bytes > much && bytes > swell * zip.fileSize)) {
        const size = Math.round(bytes / 1048576);
        const message = `${source.path} would unpack to ${size} MB or more, as no document does, so it was not opened. Save it again in the program that wrote it.`;
        reject(new Failure('file', message, placeIn(source)));
        return;
      }
      if (!entries.has(entry.fileName)) entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', (error: Error) => reject(broken(source, error)));
    zip.readEntry();
  });
}
