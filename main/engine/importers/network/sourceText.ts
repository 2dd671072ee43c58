import { readFile, stat } from 'node:fs/promises';
import { Failure } from '../../../contract/failure';
import { placeIn } from '../reader';
import type { Source } from '../reader';

/** A text that was read whole. */
export interface SourceText {
  /** Its lines end with a line feed, and no byte-order mark begins it. */
  readonly text: string;
  readonly notes: readonly string[];
}

/** Bytes of a text that is read whole: it and what is made of it must fit into the memory of the reading thread. */
const mostBytes = 200_000_000;

const names: Readonly<Record<string, string>> = {
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
};

/** The text of a file, in the encoding found or in the one given. */
export async function sourceText(source: Source, encoding: string = source.encoding): Promise<SourceText> {
  const { size } = await stat(source.file);
  if (size > mostBytes)
    throw new Failure(
      'file',
      `${source.path} has ${Math.round(size / 1e6)} MB, more than the ${mostBytes / 1e6} MB that can be read of this format. Save it in parts, or as CSV.`,
      placeIn(source),
    );
  const text = new TextDecoder(encoding).decode(await readFile(source.file));
  if (text.trim() === '') throw new Failure('file', `${source.path} is empty.`, placeIn(source));
  const notes =
    encoding === 'utf-8' ? [] : [`The file is not in UTF-8; it was read as ${names[encoding] ?? encoding}.`];
  return { text: text.replace(/\r\n?/g, '\n'), notes };
}
