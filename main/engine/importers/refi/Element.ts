import { SaxesParser } from 'saxes';
import { Failure } from '../../../contract/failure';
import { utf16Of } from '../positions/RawText';
import { placeIn } from '../reader';
import type { Source } from '../reader';

/** An element of a project's XML; names without prefix. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  /** Its own text, without that of its children. */
  text: string;
}

/** Nesting beyond it is refused: no codebook is so deep. */
const deepest = 4000;

/** Reads XML whole. One that declares a document type is refused, for entities could stand there. */
export function parsedXml(
  source: Source,
  bytes: Uint8Array,
): { readonly root: Element; readonly replaced: number } {
  const { xml, replaced } = legal(decoded(source, bytes));
  const parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true });
  const top: Element = { name: '', attributes: new Map(), children: [], text: '' };
  const open: Element[] = [top];
  const take = (text: string) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on('doctype', () => {
    const message = `${source.path} was refused: its XML declares a document type, which no coding tool writes and which can be misused. Export the project anew.`;
    throw new Failure('file', message, placeIn(source, parser.line));
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > deepest) throw broken(source, 'its elements are nested too deeply', parser.line);
    const element = { name: local(name), attributes: localNames(attributes), children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('error', error => {
    throw broken(source, error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, ''), parser.line);
  });
  parser.write(xml).close();
  const [root] = top.children;
  if (!root) throw broken(source, 'it is empty', 1);
  return { root, replaced };
}

function broken(source: Source, said: string, line: number): Failure {
  const message = `The XML in ${source.path} is not whole: ${said} (line ${line}). Export the project anew from the program that wrote it.`;
  return new Failure('file', message, placeIn(source, line));
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function localNames(attributes: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const named = Object.entries(attributes);
  return new Map(named.map(([name, value]) => [name.startsWith('xmlns') ? name : local(name), value]));
}

function decoded(source: Source, bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /^<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/.exec(head)?.[1];
  const encoding = utf16Of(bytes) ?? declared ?? 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw broken(source, `it is not ${encoding} as it says (${String(error)})`, 1);
  }
}

// eslint-disable-next-line no-control-regex -- exactly the characters that XML 1.0 forbids
const illegal = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const reference = /&#(?:x([0-9a-fA-F]+)|(\d+));/g;

/** Characters that XML forbids, which some tools write all the same, become U+FFFD: positions stay. */
function legal(xml: string): { readonly xml: string; readonly replaced: number } {
  let replaced = 0;
  const replacement = () => {
    replaced += 1;
    return '\uFFFD';
  };
  const raw = xml.replaceAll(illegal, replacement);
  const whole = raw.replaceAll(reference, (all, hex: string | undefined, decimal: string | undefined) => {
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
    return isLegal(code) ? all : replacement();
  });
  return { xml: whole, replaced };
}

function isLegal(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code < 0x110000);
}

/** The children of a name, whatever the order they stand in. */
export function childrenOf(element: Element | undefined, ...names: readonly string[]): readonly Element[] {
  return element?.children.filter(({ name }) => names.includes(name)) ?? [];
}

/** The first child of a name. */
export function childOf(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find(child => child.name === name);
}

/** An attribute's value; null without it. */
export function attribute(element: Element, name: string): string | null {
  return element.attributes.get(name) ?? null;
}

/** A GUID as it is compared: small letters, no braces. */
export function guid(element: Element, name = 'guid'): string | null {
  const value = attribute(element, name)?.trim().replace(/^\{/, '').replace(/\}$/, '').toLowerCase();
  return value === undefined || value === '' ? null : value;
}

/** The text of a child such as Description; null where there is none, or only spaces. */
export function textOf(element: Element, name: string): string | null {
  const text = childOf(element, name)?.text ?? '';
  return text.trim() === '' ? null : text;
}
