import { isRecord } from '../../contract/check';
import { Failure } from '../../contract/failure';
import type { FigureSize, FigureWords } from '../../contract/figure';
import { recordAt, textAt } from './chartJson';
import type { ChartJson } from './chartJson';

const usualSize = { width_mm: 180, height_mm: 100, dpi: 300 };
const limits = { width_mm: [20, 1200], height_mm: [20, 1200], dpi: [36, 2400] } as const;

/** The words of a figure: those of `usermeta.figure`, else those of the chart itself. */
export function figureWords(specification: ChartJson): FigureWords {
  const figure = recordAt(recordAt(specification, 'usermeta'), 'figure');
  return {
    title: textAt(figure, 'title') ?? titleText(specification['title']),
    caption: textAt(figure, 'caption') ?? '',
    alt: textAt(figure, 'alt') ?? textAt(specification, 'description') ?? titleText(specification['title']),
    source: textAt(figure, 'source') ?? '',
  };
}

/** The physical size of a figure, from `usermeta.figure`. */
export function figureSize(specification: ChartJson, path: string): FigureSize {
  const figure = recordAt(recordAt(specification, 'usermeta'), 'figure');
  return {
    widthMillimetres: measure(figure, 'width_mm', path),
    heightMillimetres: measure(figure, 'height_mm', path),
    dotsPerInch: measure(figure, 'dpi', path),
  };
}

/** The text of a Vega-Lite title, which may be a text, lines of it, or an object around either. */
export function titleText(title: unknown): string {
  if (isRecord(title)) return titleText(title['text']);
  if (Array.isArray(title)) return title.filter(line => typeof line === 'string').join(' ');
  return typeof title === 'string' ? title : '';
}

function measure(figure: ChartJson, name: keyof typeof limits, path: string): number {
  const value = figure[name] ?? usualSize[name];
  const [least, most] = limits[name];
  if (typeof value === 'number' && value >= least && value <= most) return value;
  throw new Failure(
    'chart',
    `usermeta.figure.${name} must be a number from ${least} to ${most}, not ${JSON.stringify(value)}.`,
    { path },
  );
}
