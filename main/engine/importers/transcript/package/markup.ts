import { SaxesParser } from 'saxes';
import { Failure } from '../../../../contract/failure';
import { placeIn } from '../../reader';
import type { Source } from '../../reader';
import type { Archive } from './archive';

/** Attributes of an element, by their names as written. */
export type Attributes = Readonly<Record<string, string>>;

/** Hears a part's elements as they are read; names have the prefix that the format is written with by everyone. */
export interface Listener {
  open(name: string, attributes: Attributes): void;
  text(words: string): void;
  close(name: string): void;
}

/** Elements within one another; no document comes near. */
const deepest = 10_000;

/** Reads a part of a packed document as XML. A part with a DTD, whose entities could grow without end, is refused. */
export async function hearPart(
  archive: Archive,
  source: Source,
  name: string,
  listener: Listener,
): Promise<void> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  const refuse = (reason: string) => {
    throw new Failure(
      'file',
      `${source.path} cannot be read: ${reason} in ${name}. Open it in the program that wrote it, save it again, and bring that in.`,
      placeIn(source),
    );
  };
  let depth = 0;
  parser.on('doctype', () => refuse('there is a document type'));
  parser.on('error', error => refuse(error.message.replace(/\.$/, '')));
  parser.on('opentag', ({ name: element, attributes }) => {
    if (++depth > deepest) refuse('elements stand too deep within one another');
    listener.open(element, attributes);
  });
  parser.on('text', words => listener.text(words));
  parser.on('cdata', words => listener.text(words));
  parser.on('closetag', ({ name: element }) => {
    depth--;
    listener.close(element);
  });
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  try {
    for await (const piece of archive.part(name)) {
      decoder ??= decoderFor(piece);
      parser.write(decoder.decode(piece, { stream: true }));
    }
    parser.write(decoder?.decode() ?? '').close();
  } catch (error) {
    if (error instanceof Failure) throw error;
    refuse(error instanceof Error ? error.message : String(error));
  }
}

function decoderFor(piece: Buffer): InstanceType<typeof TextDecoder> {
  const wide = piece[0] === 0xff && piece[1] === 0xfe;
  return new TextDecoder(wide ? 'utf-16le' : 'utf-8', { fatal: true });
}
