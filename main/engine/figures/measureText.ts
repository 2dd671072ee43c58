import { createCanvas, GlobalFonts } from 'canvas';
import { readFileSync } from 'node:fs';
import { textMetrics } from '../charts/vegaInternals';
import type { TextItem } from '../charts/vegaInternals';
import { fontWeight, nearestFace, shippedFonts } from './shippedFonts';
import type { FontFace } from './shippedFonts';

/** The type of a piece of text, sizes in CSS pixels. */
export interface TextStyle {
  readonly family?: string;
  readonly size: number;
  readonly weight?: number;
  readonly italic?: boolean;
}

export type MeasureText = (text: string, style: TextStyle) => number;

const measures = new Map<string, MeasureText>();

/** Measures text in the shipped fonts, and has Vega do the same; the fonts are read once a process. */
export function measureText(folder: string): MeasureText {
  const known = measures.get(folder);
  if (known !== undefined) return known;
  const faces = shippedFonts(folder);
  for (const face of faces) GlobalFonts.register(readFileSync(face.file), faceName(face));
  const context = createCanvas(1, 1).getContext('2d');
  const widths = new Map<string, number>();
  const measure: MeasureText = (text, { family = 'Inter', size, weight = 400, italic = false }) => {
    const font = `${size}px "${faceName(nearestFace(faces, family, weight, italic))}"`;
    const key = `${font} ${text}`;
    const width = widths.get(key);
    if (width !== undefined) return width;
    context.font = font;
    const measured = context.measureText(text).width;
    if (widths.size < 10_000) widths.set(key, measured);
    return measured;
  };
  textMetrics.width = (item, text) => vegaWidth(item, text, measure);
  measures.set(folder, measure);
  return measure;
}

/** Vega cuts a text at its limit; before that it is as wide as its type makes it. */
function vegaWidth(item: TextItem, text: unknown, measure: MeasureText): number {
  const shown = typeof text === 'string' || typeof text === 'number' ? String(text) : '';
  const width = measure(shown.trim(), {
    family: item.font ?? 'Inter',
    size: item.fontSize ?? 11,
    weight: fontWeight(item.fontWeight),
    italic: item.fontStyle === 'italic',
  });
  return item.limit !== undefined && item.limit > 0 ? Math.min(width, item.limit) : width;
}

/** Each face is a family of its own, so that no weight is ever taken for another. */
const faceName = ({ family, weight, italic }: FontFace) => `GT ${family} ${weight}${italic ? ' Italic' : ''}`;
