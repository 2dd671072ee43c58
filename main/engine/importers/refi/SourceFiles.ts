import { Failure } from '../../../contract/failure';
import { decodedText, rawText } from '../positions/RawText';
import type { RawText } from '../positions/RawText';
import { placeIn } from '../reader';
import type { Source } from '../reader';
import type { Archive } from './Archive';
import { attribute, childOf, guid } from './Element';
import type { Element } from './Element';

/** The texts of a project, inline or in files of its archive. A path in it only ever picks one of those by its name. */
export class SourceFiles {
  readonly #archive: Archive;
  readonly #byName = new Map<string, string>();

  constructor(archive: Archive) {
    this.#archive = archive;
    const inSources = (name: string) => /^([^/]+\/)*sources\//i.test(name);
    for (const name of [...archive.names].sort((a, b) => Number(inSources(a)) - Number(inSources(b))))
      this.#byName.set(lastPart(name), name);
  }

  /** The text of a source or note; where it has none, why. */
  async textOf(element: Element): Promise<RawText | { readonly missing: string }> {
    const path = attribute(element, 'plainTextPath');
    const inline = childOf(element, 'PlainTextContent');
    if (inline) return rawText(inline.text);
    if (path === null || path.trim() === '') {
      const rich = attribute(element, 'richTextPath');
      return {
        missing: rich === null ? 'It has no text.' : 'It has a formatted text alone, which is not read.',
      };
    }
    const name = this.find(path) ?? this.find(`${guid(element) ?? ''}.txt`);
    if (name === null) return { missing: `Missing file: its text, ${path}, is not in the project.` };
    return decodedText(await this.#archive.read(name));
  }

  /** The name in the archive of what a path means; null where it is not there. */
  find(path: string): string | null {
    return this.#byName.get(lastPart(path)) ?? null;
  }
}

function lastPart(path: string): string {
  return (path.split(/[/\\]/).at(-1) ?? '').trim().toLowerCase();
}

/** The name of the project's XML: the one `.qde`, at the root where there are more. */
export function projectFile(source: Source, names: readonly string[]): string {
  const found = names.filter(name => /\.qde$/i.test(name) && !/(^|\/)(__MACOSX\/|\.)/.test(name));
  const root = found.filter(name => !/[/\\]/.test(name));
  const [one, ...more] = root.length > 0 ? root : found;
  if (one !== undefined && more.length === 0) return one;
  const message =
    one === undefined
      ? `${source.path} is a zip file but no REFI-QDA project: there is no .qde file in it. Export the project anew as REFI-QDA (.qdpx).`
      : `${source.path} holds ${more.length + 1} projects (${[one, ...more].join(', ')}). Export one alone.`;
  throw new Failure('file', message, placeIn(source));
}
