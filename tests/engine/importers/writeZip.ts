import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ZipFile } from 'yazl';
import { temporaryFolder } from '../openDatabase';

/** A file in a folder of its own, removed when the test ends. */
export function writeFile(name: string, contents: string | Uint8Array): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, contents);
  return file;
}

/** A zip file of parts by their names. */
export async function writeZip(
  name: string,
  parts: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  const zip = new ZipFile();
  for (const [part, contents] of Object.entries(parts))
    zip.addBuffer(Buffer.from(contents), part, { compressionLevel: part.endsWith('.mp4') ? 0 : 1 });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return writeFile(name, Buffer.concat(chunks));
}

/** The XML of a project with one code, `c0…`, and whatever else it is given. */
export function projectXml(rest: string, origin = 'Test 1.0', namespace = 'urn:QDA-XML:project:1.0'): string {
  return `<?xml version="1.0" encoding="utf-8"?><Project xmlns="${namespace}" name="P" origin="${origin}"><CodeBook><Codes><Code guid="c0000000-0000-0000-0000-000000000000" name="Code" isCodable="true"/></Codes></CodeBook>${rest}</Project>`;
}

/** A selection with a coding. */
export function selection(start: number | string, end: number | string, inner = coding()): string {
  return `<PlainTextSelection guid="${guid()}" startPosition="${start}" endPosition="${end}">${inner}</PlainTextSelection>`;
}

export function coding(code = 'c0000000-0000-0000-0000-000000000000'): string {
  return `<Coding guid="${guid()}"><CodeRef targetGUID="${code}"/></Coding>`;
}

let made = 0;

export function guid(): string {
  made += 1;
  return `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`;
}
