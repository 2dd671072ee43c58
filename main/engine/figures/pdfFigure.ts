import PDFDocument from 'pdfkit';
// @ts-expect-error: the library has no types.
import svgToPdf from 'svg-to-pdfkit';
import type { Thread } from '../../contract/figure';
import type { DrawnFigure } from './drawFigure';
import { fontWeight, nearestFace } from './shippedFonts';
import type { FontFace } from './shippedFonts';
import { plainSvg } from './svgFigure';

const draw: unknown = svgToPdf;
const points = (millimetres: number) => (millimetres / 25.4) * 72;

/** A figure as a PDF file: one page of its physical size, vector, with the fonts that it uses within. */
export async function pdfFigure(
  figure: DrawnFigure,
  thread: Thread,
  faces: readonly FontFace[],
): Promise<Uint8Array> {
  const [width, height] = [points(figure.size.widthMillimetres), points(figure.size.heightMillimetres)];
  const created = new Date(thread.created_at);
  const info = {
    Title: figure.words.title,
    Subject: figure.words.alt,
    Keywords: thread.files.map(({ path }) => path).join(', '),
    Creator: 'Golden Thread',
    Producer: 'Golden Thread',
    CreationDate: created,
    ModDate: created,
    GoldenThread: asciiJson(thread),
  };
  const document = new PDFDocument({
    size: [width, height],
    margin: 0,
    pdfVersion: '1.7',
    lang: 'en-GB',
    displayTitle: true,
    tagged: true,
    info,
  });
  const bytes = collected(document);
  for (const face of faces) document.registerFont(faceName(face), face.file);
  if (typeof draw !== 'function') throw new Error('svg-to-pdfkit is not the function it was.');
  const plain = plainSvg(figure, String(figure.width), String(figure.height));
  const svg = namedFaces(withoutGapless(plain), faces);
  const picture = document.struct('Figure', { alt: figure.words.alt }, () => {
    Reflect.apply(draw, undefined, [document, svg, 0, 0, { fontCallback: (name: string) => name }]);
  });
  document.addStructure(picture);
  picture.end();
  document.end();
  return bytes;
}

function collected(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (part: Uint8Array) => parts.push(part));
    document.on('end', () => {
      resolve(Buffer.concat(parts));
    });
    document.on('error', reject);
  });
}

const faceName = ({ family, weight, italic }: FontFace) =>
  `${family}-${weight}${italic ? '-Italic' : ''}`.replaceAll(' ', '');

/** A dash without gaps, as Vega-Lite has it for a solid line, is none: PDF refuses lengths of zero. */
function withoutGapless(svg: string): string {
  return svg.replace(/\sstroke-dasharray="[\d.]+[, ]\s*0"/g, '');
}

/** Each text names its very face: the writer of PDF knows only bold and not bold. */
function namedFaces(svg: string, faces: readonly FontFace[]): string {
  return svg.replace(/<text\b[^>]*>/g, tag => {
    const attribute = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
    const face = nearestFace(
      faces,
      attribute('font-family') ?? 'Inter',
      fontWeight(attribute('font-weight')),
      attribute('font-style') === 'italic',
    );
    const rest = tag.replace(/\sfont-(family|weight|style)="[^"]*"/g, '');
    return rest.replace(/^<text/, `<text font-family="${faceName(face)}"`);
  });
}

/** JSON in ASCII alone, so that a PDF keeps it as it is. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
