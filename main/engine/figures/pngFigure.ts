import { Resvg } from '@resvg/resvg-js';
import type { Thread } from '../../contract/figure';
import type { DrawnFigure } from './drawFigure';
import { readChunks, resolutionChunk, textChunk, writeChunks } from './pngChunks';
import type { FontFace } from './shippedFonts';
import { plainSvg } from './svgFigure';

/** The keyword of the thread within a PNG file. */
export const threadKeyword = 'GoldenThread';

/** A figure as a PNG file of the exact size in pixels that its millimetres and dots per inch make. */
export function pngFigure(
  figure: DrawnFigure,
  thread: Thread,
  dotsPerInch: number,
  faces: readonly FontFace[],
): Uint8Array {
  const dots = (millimetres: number) => String(Math.round((millimetres / 25.4) * dotsPerInch));
  const { widthMillimetres, heightMillimetres } = figure.size;
  const svg = plainSvg(figure, dots(widthMillimetres), dots(heightMillimetres));
  const font = {
    loadSystemFonts: false,
    fontFiles: faces.map(({ file }) => file),
    defaultFontFamily: 'Inter',
    sansSerifFamily: 'Inter',
    serifFamily: 'Inter',
    monospaceFamily: 'JetBrains Mono',
  };
  const picture = new Resvg(svg, { font, background: '#FFFFFF', logLevel: 'off' }).render().asPng();
  const [header, ...rest] = readChunks(picture);
  if (header === undefined) throw new Error('The picture has no header.');
  const texts = [
    textChunk('Title', figure.words.title),
    textChunk('Description', figure.words.alt),
    textChunk(threadKeyword, JSON.stringify(thread)),
  ];
  return writeChunks([header, resolutionChunk(dotsPerInch), ...texts, ...rest]);
}
