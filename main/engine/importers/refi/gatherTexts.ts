import type { ProjectDraft } from '../ProjectDraft';
import type { RawText } from '../positions/RawText';
import { attribute, childrenOf, guid } from './Element';
import type { Element } from './Element';
import type { SourceFiles } from './SourceFiles';

/** A text of a project: of a text source, of a PDF, a picture or a recording, or a note that is coded. */
export interface GatheredText {
  readonly documentId: string;
  readonly name: string;
  readonly element: Element;
  /** The source that the text belongs to, which may be the text itself. */
  readonly owner: Element;
  /** Null where the text is missing. */
  readonly raw: RawText | null;
}

const inner: Readonly<Record<string, string>> = {
  PDFSource: 'Representation',
  PictureSource: 'TextDescription',
  AudioSource: 'Transcript',
  VideoSource: 'Transcript',
};

/** All texts of the sources, and the ids of the documents by the GUIDs of texts and their owners. */
export async function gatherTexts(
  draft: ProjectDraft,
  sources: readonly Element[],
  notes: readonly Element[],
  files: SourceFiles,
): Promise<readonly GatheredText[]> {
  const texts: GatheredText[] = [];
  for (const owner of sources) {
    const part = inner[owner.name];
    const elements = part === undefined ? [owner] : childrenOf(owner, part);
    if (part !== undefined) noteMedia(draft, owner, files, elements.length);
    for (const element of elements) texts.push(await gathered(draft, element, owner, files));
  }
  for (const note of notes) {
    if (!isCoded(note)) continue;
    const text = await gathered(draft, note, note, files);
    draft.notes.push(`The note “${text.name}” is coded, so it is a document as well.`);
    texts.push(text);
  }
  return texts;
}

function isCoded(note: Element): boolean {
  return childrenOf(note, 'PlainTextSelection').length > 0 || childrenOf(note, 'Coding').length > 0;
}

async function gathered(
  draft: ProjectDraft,
  element: Element,
  owner: Element,
  files: SourceFiles,
): Promise<GatheredText> {
  const documentId = draft.id('document', guid(element));
  const name = nameOf(element, owner) ?? documentId;
  const content = await files.textOf(element);
  if ('missing' in content) {
    draft.reject(name, attribute(element, 'plainTextPath'), content.missing);
    return { documentId, name, element, owner, raw: null };
  }
  if (content.encoding === 'windows-1252')
    draft.notes.push(`${name}: the text is not UTF-8, as the standard asks; it was read as Windows-1252.`);
  return { documentId, name, element, owner, raw: content };
}

function nameOf(element: Element, owner: Element): string | null {
  // The text of a PDF has a made-up name, if any.
  if (element.name === 'Representation') return attribute(owner, 'name') ?? attribute(element, 'name');
  return attribute(element, 'name') ?? attribute(owner, 'name');
}

const media: Readonly<Record<string, string>> = {
  PDFSource: 'PDF',
  PictureSource: 'picture',
  AudioSource: 'audio recording',
  VideoSource: 'film',
};

function noteMedia(draft: ProjectDraft, owner: Element, files: SourceFiles, texts: number): void {
  draft.lose('Recordings, films, pictures and PDF pages', 'Only their texts are read.');
  const kind = media[owner.name] ?? 'file';
  const path = attribute(owner, 'path');
  const name = attribute(owner, 'name') ?? guid(owner) ?? kind;
  const embedded = path !== null && files.find(path) !== null;
  const where = embedded ? 'is left in the project file' : 'is not embedded in the project file';
  const text = texts === 0 ? 'it has no text, so there is no document of it' : 'its text is read';
  draft.notes.push(`${name}: the ${kind} ${where}; ${text}.`);
}
