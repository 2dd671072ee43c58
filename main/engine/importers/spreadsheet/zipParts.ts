import { openPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { Failure } from '../../../contract/failure';
import { placeIn } from '../reader';
import type { Source } from '../reader';

const megabyte = 1_048_576;
/** What a file may unpack to: this much, and above the smaller size no more than so many times its own. */
const largest = 1024 * megabyte;
const suspicious = 100 * megabyte;
const largestRatio = 200;

/**
 * The parts of a zip file that are wanted, by name. The sizes that it declares are added up first and held to while
 * unpacking, so that a file made to burst is refused before it does; so is XML that declares entities.
 */
export async function zipParts(
  source: Source,
  isWanted: (name: string) => boolean,
): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await opened(source);
  try {
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) entries.push(entry);
    refuseBurst(source, zip, entries);
    const parts = new Map<string, Buffer>();
    for (const entry of entries) {
      if (entry.fileName.endsWith('/') || !isWanted(entry.fileName)) continue;
      parts.set(entry.fileName, await unpacked(source, zip, entry));
    }
    return parts;
  } catch (error) {
    throw error instanceof Failure ? error : broken(source, error);
  } finally {
    zip.close();
  }
}

async function opened(source: Source): Promise<ZipFile> {
  try {
    return await openPromise(source.file, { autoClose: false });
  } catch (error) {
    throw broken(source, error);
  }
}

function broken(source: Source, error: unknown): Failure {
  const said = error instanceof Error ? error.message.replaceAll(source.file, source.path) : String(error);
  const message = `${source.path} was cut short or is damaged (${said}). Fetch it again, or open it in the program that wrote it and save it anew.`;
  return new Failure('file', message, placeIn(source));
}

function refuseBurst(source: Source, zip: ZipFile, entries: readonly Entry[]): void {
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (total <= suspicious || (total <= largest && total <= largestRatio * zip.fileSize)) return;
  const size = Math.round(total / megabyte).toLocaleString('en-GB');
  const message = `${source.path} would unpack to ${size} MB, which is more than is safe to read. Save its table as CSV.`;
  throw new Failure('file', message, placeIn(source));
}

async function unpacked(source: Source, zip: ZipFile, entry: Entry): Promise<Buffer> {
  if (entry.isEncrypted()) throw new Failure('file', protectedMessage(source.path), placeIn(source));
  const chunks: Buffer[] = [];
  for await (const read of await zip.openReadStreamPromise(entry)) {
    chunks.push(Buffer.isBuffer(read) ? read : Buffer.from(String(read)));
  }
  const part = Buffer.concat(chunks);
  if (declaresType(part)) {
    const message = `${source.path} holds XML with a document type of its own (in ${entry.fileName}), which spreadsheet programs never write and which can be misused. Save the file anew in a spreadsheet program.`;
    throw new Failure('file', message, placeIn(source));
  }
  return part;
}

const declarations = ['<!DOCTYPE', '<!ENTITY'].flatMap(text => [
  Buffer.from(text),
  Buffer.from(text, 'utf16le'),
  Buffer.from(text, 'utf16le').swap16(),
]);

/** Whether XML declares a document type, in which entities could stand. Text cannot hold these marks unescaped. */
function declaresType(xml: Buffer): boolean {
  return declarations.some(mark => xml.includes(mark));
}

/** What to say of a file that only a password opens. */
export function protectedMessage(path: string): string {
  return `${path} is protected with a password. Open it in a spreadsheet program and save it without one.`;
}
