import type { Thread } from '../../contract/figure';
import type { DrawnFigure } from './drawFigure';
import { xmlText } from './xmlText';

const family = 'Inter, Arial, sans-serif';

/** A figure as an SVG file: its physical size, its alt text and its thread within. */
export function svgFigure(figure: DrawnFigure, thread: Thread): Uint8Array {
  const { words, size, width, height } = figure;
  const name = xmlText(words.alt === '' ? words.title : words.alt);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${size.widthMillimetres}mm" height="${size.heightMillimetres}mm" viewBox="0 0 ${rounded(width)} ${rounded(height)}" role="img" aria-label="${name}">`,
    `<title>${xmlText(words.title)}</title>`,
    `<desc>${xmlText(words.alt)}</desc>`,
    `<metadata id="golden-thread">${xmlText(JSON.stringify(thread))}</metadata>`,
    figure.content.replaceAll('font-family="Inter"', `font-family="${family}"`),
    '</svg>',
    '',
  ];
  return new TextEncoder().encode(lines.join('\n'));
}

/** A figure as SVG for a renderer of ours: the given size in pixels or points, no words but those that are drawn. */
export function plainSvg(figure: DrawnFigure, width: string, height: string): string {
  const box = `viewBox="0 0 ${rounded(figure.width)} ${rounded(figure.height)}" preserveAspectRatio="none"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" ${box}>${figure.content}</svg>`;
}

const rounded = (value: number) => String(Math.round(value * 10_000) / 10_000);
