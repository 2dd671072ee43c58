import type { PDFDocumentProxy, PDFPageProxy } from 'unpdf/pdfjs';
import { Failure } from '../../../../contract/failure';
import { placeIn } from '../../reader';
import type { Source } from '../../reader';
import type { Losses } from '../package/losses';

/** The text of each page, and the numbers of those that could not be read. */
export interface Content {
  readonly pages: readonly string[];
  readonly unread: ReadonlySet<number>;
}

/** Reads a PDF with pdf.js, which is loaded only now: nothing of it runs, nothing is fetched, no font is made. */
export async function contentOf(source: Source, bytes: Buffer, losses: Losses): Promise<Content> {
  const { getDocument, VerbosityLevel } = await import('unpdf/pdfjs');
  const task = getDocument({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    useWorkerFetch: false,
    useWasm: false,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    return await pagesOf(await task.promise, losses);
  } catch (error) {
    throw refused(source, error);
  } finally {
    await task.destroy();
  }
}

function refused(source: Source, error: unknown): Failure {
  const locked = error instanceof Error && error.name === 'PasswordException';
  const reason = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
  const message = locked
    ? `${source.path} is protected by a password. Open it in a PDF reader, print or export it without the password, and bring that in.`
    : `${source.path} is damaged and cannot be read as a PDF (${reason}). Save it again from the program that it comes from.`;
  return new Failure('file', message, placeIn(source));
}

async function pagesOf(document: PDFDocumentProxy, losses: Losses): Promise<Content> {
  const pages: string[] = [];
  const unread = new Set<number>();
  for (let number = 1; number <= document.numPages; number++) {
    try {
      const page = await document.getPage(number);
      pages.push(await textOf(page));
      await countAnnotations(page, losses);
      page.cleanup();
    } catch {
      // The page is named in a note: the other pages are whole.
      if (pages.length < number) {
        pages.push('');
        unread.add(number);
      } else losses.add('comments that cannot be read');
    }
  }
  return { pages, unread };
}

async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  const pieces = items.map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''));
  return pieces
    .join('')
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/\n+$/, '');
}

/** Remarks on the page and filled fields of a form are drawn over the text and are no part of it. */
async function countAnnotations(page: PDFPageProxy, losses: Losses): Promise<void> {
  const annotations: unknown = await page.getAnnotations();
  if (!Array.isArray(annotations)) return;
  for (const annotation of annotations) {
    if (!(annotation instanceof Object)) continue;
    const value: unknown = Reflect.get(annotation, 'fieldValue');
    const contents: unknown = Reflect.get(annotation, 'contentsObj');
    if (typeof value === 'string' && value !== '') losses.add('filled fields of a form');
    else if (contents instanceof Object && Reflect.get(contents, 'str') !== '') losses.add('comments');
  }
}
