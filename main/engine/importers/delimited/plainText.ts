import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Fingerprint, ImportRequest } from '../importer';

/** A text that DuckDB can read as it is: UTF-8, with the beginning of it for a look. */
export interface PlainText {
  readonly file: string;
  readonly sample: string;
  readonly note: string | null;
}

const sampleBytes = 262_144;

const names: Readonly<Record<Fingerprint['encoding'], string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
};

/** The file itself when it is UTF-8, else a copy of it in UTF-8 among the scratch files. */
export async function plainText({ file, fingerprint, scratch }: ImportRequest): Promise<PlainText> {
  const { encoding, sha256 } = fingerprint;
  if (encoding === 'utf-8') return { file, sample: await beginning(file), note: null };
  const copy = join(scratch, `${sha256}.txt`);
  await pipeline(createReadStream(file), decoding(encoding), createWriteStream(copy));
  const note = `The file is not in UTF-8; it was read as ${names[encoding]}.`;
  return { file: copy, sample: await beginning(copy), note };
}

async function beginning(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(sampleBytes), 0, sampleBytes, 0);
    const text = new TextDecoder().decode(buffer.subarray(0, bytesRead));
    // A sample that ends within a record would show one field too few.
    return bytesRead < sampleBytes ? text : text.slice(0, Math.max(text.lastIndexOf('\n'), 0) || text.length);
  } finally {
    await handle.close();
  }
}

function decoding(encoding: Fingerprint['encoding']): Transform {
  const decoder = new TextDecoder(encoding);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, Buffer.from(decoder.decode(chunk, { stream: true })));
    },
    flush(done) {
      done(null, Buffer.from(decoder.decode()));
    },
  });
}
