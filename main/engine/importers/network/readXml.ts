import { SaxesParser } from 'saxes';
import { Failure } from '../../../contract/failure';
import { placeIn } from '../reader';
import type { Source } from '../reader';

/** What is told of an XML text as it is read. */
export interface XmlListener {
  /** An element begins; its name is without a prefix. */
  open(name: string, attributes: ReadonlyMap<string, string>, line: number): void;
  text(text: string): void;
  close(name: string): void;
}

const chunkLength = 65_536;
/** Elements within one another; more are made to burst a program. */
const deepest = 200;

/** Reads an XML text from its beginning to its end. Fails where it is broken, and where it declares entities. */
export function readXml(text: string, source: Source, listener: XmlListener): void {
  const parser = new SaxesParser({ xmlns: false, position: true });
  let depth = 0;
  const fail = (what: string): never => {
    throw new Failure('file', `${source.path} ${what}`, placeIn(source, parser.line));
  };
  parser.on('doctype', () =>
    fail(
      'has a DOCTYPE, which may define entities and is refused. Remove the line <!DOCTYPE …> if you trust the file.',
    ),
  );
  parser.on('error', error => fail(`is broken: ${plain(error.message)}. Export it once more.`));
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > deepest) fail(`has elements within elements, more than ${deepest} deep.`);
    const own = Object.entries(attributes).map(([key, value]) => [local(key), value] as const);
    listener.open(local(name), new Map(own), parser.line);
  });
  parser.on('text', part => {
    listener.text(part);
  });
  parser.on('cdata', part => {
    listener.text(part);
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    listener.close(local(name));
  });
  for (let start = 0; start < text.length; start += chunkLength)
    parser.write(text.slice(start, start + chunkLength));
  parser.close();
}

function local(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}

/** The parser's message without the place that it begins with. */
function plain(message: string): string {
  return message.replace(/^\S*\d+:\d+:\s*/, '').replace(/\.$/, '');
}
