import type { FigureSize, FigureWords, Theme } from '../../contract/figure';
import type { ChartJson } from '../charts/chartJson';
import { merged, recordAt } from '../charts/chartJson';
import { fitView } from './fitView';
import { frameFigure } from './frameFigure';
import type { MeasureText } from './measureText';
import { decodedRows } from './renderView';
import type { RenderedView } from './renderView';
import { withoutControls, xmlText } from './xmlText';

/** A figure drawn as SVG elements in CSS pixels, at its physical size. */
export interface DrawnFigure {
  readonly words: FigureWords;
  readonly size: FigureSize;
  readonly width: number;
  readonly height: number;
  readonly content: string;
}

/** What a figure is drawn from. */
export interface FigureParts {
  readonly path: string;
  readonly specification: ChartJson;
  readonly datasets: Readonly<Record<string, Uint8Array>>;
  readonly words: FigureWords;
  readonly size: FigureSize;
  readonly notes: readonly string[];
  readonly theme: Theme;
}

/** Draws a chart and the words around it, once, for every format. */
export async function drawFigure(parts: FigureParts, measure: MeasureText): Promise<DrawnFigure> {
  const { path, specification, words, notes, size, theme } = parts;
  const frame = frameFigure(specification, words, notes, size, theme, measure, path);
  const rows = decodedRows(parts.datasets);
  const { view, scale } = await fitView(bare(specification), rows, frame.chart, path);
  const background = `<rect width="${number(frame.width)}" height="${number(frame.height)}" fill="${xmlText(frame.background)}"/>`;
  const chart = placed(view, scale, frame.chart);
  const { width, height } = frame;
  return { words, size, width, height, content: withoutControls(`${background}${chart}${frame.content}`) };
}

/** The chart without its title, which the figure sets itself, and without labels that only a page would read. */
function bare(specification: ChartJson): ChartJson {
  const config = merged(recordAt(specification, 'config'), { aria: false, mark: { tooltip: null } });
  const rest = Object.entries(specification).filter(([key]) => key !== 'title' && key !== 'background');
  return { ...Object.fromEntries(rest), config, background: null, padding: 0 };
}

function placed(view: RenderedView, scale: number, box: { x: number; y: number }) {
  const x = box.x - view.left * scale;
  const y = box.y - view.top * scale;
  const scaling = scale === 1 ? '' : ` scale(${number(scale)})`;
  return `<g transform="translate(${number(x)},${number(y)})${scaling}">${view.content}</g>`;
}

const number = (value: number) => String(Math.round(value * 1000) / 1000);
