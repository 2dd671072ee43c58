import { Failure } from '../../contract/failure';
import type { FigureSize, FigureWords, Theme } from '../../contract/figure';
import { recordAt } from '../charts/chartJson';
import type { ChartJson } from '../charts/chartJson';
import { pixels } from '../charts/chartShape';
import { inks } from '../charts/chartTheme';
import { titleText } from '../charts/chartWords';
import type { MeasureText, TextStyle } from './measureText';
import { wrapText } from './wrapText';
import { xmlText } from './xmlText';

/** What stands around a chart in its figure. */
export interface FigureFrame {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  /** Where the chart goes, in CSS pixels of the figure. */
  readonly chart: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** The words, as SVG elements. */
  readonly content: string;
}

interface Block {
  readonly lines: readonly string[];
  readonly style: TextStyle;
  readonly colour: string;
  readonly lineHeight: number;
  /** Room above the block. */
  readonly gap: number;
}

const margin = 8;
const leastChart = 60;

/** Lays out a figure's words: title and subtitle above the chart; caption, source and notes below it. */
export function frameFigure(
  specification: ChartJson,
  words: FigureWords,
  notes: readonly string[],
  size: FigureSize,
  theme: Theme,
  measure: MeasureText,
  path: string,
): FigureFrame {
  const width = pixels(size.widthMillimetres);
  const height = pixels(size.heightMillimetres);
  const room = width - 2 * margin;
  const { above, below } = blocks(specification, words, notes, theme);
  const wrapped = (all: readonly WantedBlock[]) =>
    all
      .map(({ text, ...block }): Block => ({ ...block, lines: wrapText(text, room, block.style, measure) }))
      .filter(({ lines }) => lines.length > 0);
  const [head, foot] = [wrapped(above), wrapped(below)];
  const top = margin + heightOf(head) + (head.length > 0 ? 10 : 0);
  const bottom = height - margin - heightOf(foot) - (foot.length > 0 ? 4 : 0);
  if (bottom - top < leastChart) throw tooMuch(path);
  const content = `${drawn(head, margin)}${drawn(foot, height - margin - heightOf(foot))}`;
  const chart = { x: margin, y: top, width: room, height: bottom - top };
  return { width, height, background: inks[theme].background, chart, content };
}

interface WantedBlock extends Omit<Block, 'lines'> {
  readonly text: string;
}

function blocks(specification: ChartJson, words: FigureWords, notes: readonly string[], theme: Theme) {
  const ink = inks[theme];
  const small = { size: 10 };
  const subtitle = titleText(recordAt(specification, 'title')['subtitle']);
  const source =
    words.source === '' || /^source/i.test(words.source) ? words.source : `Source: ${words.source}`;
  const above: readonly WantedBlock[] = [
    { text: words.title, style: { size: 16, weight: 600 }, colour: ink.strong, lineHeight: 21, gap: 0 },
    { text: subtitle, style: { size: 12 }, colour: ink.muted, lineHeight: 16, gap: 3 },
  ];
  const below: readonly WantedBlock[] = [
    { text: words.caption, style: { size: 11 }, colour: ink.foreground, lineHeight: 15, gap: 6 },
    { text: source, style: small, colour: ink.muted, lineHeight: 14, gap: 4 },
    ...notes.map(text => ({
      text,
      style: { ...small, weight: 600 },
      colour: ink.foreground,
      lineHeight: 14,
      gap: 2,
    })),
  ];
  return { above, below };
}

const heightOf = (all: readonly Block[]) =>
  all.reduce((sum, { lines, lineHeight, gap }) => sum + gap + lines.length * lineHeight, 0);

function drawn(all: readonly Block[], start: number): string {
  let y = start;
  const texts: string[] = [];
  for (const { lines, style, colour, lineHeight, gap } of all) {
    y += gap;
    for (const line of lines) {
      const baseline = y + (lineHeight - style.size) / 2 + style.size * 0.8;
      const font = `font-family="Inter" font-size="${style.size}px" font-weight="${style.weight ?? 400}"`;
      texts.push(
        `<text x="${margin}" y="${baseline.toFixed(2)}" ${font} fill="${colour}">${xmlText(line)}</text>`,
      );
      y += lineHeight;
    }
  }
  return texts.join('');
}

function tooMuch(path: string): Failure {
  return new Failure(
    'chart',
    'The words of the figure leave no room for the chart. Make it higher (usermeta.figure.height_mm), or shorten its title, caption or source.',
    { path },
  );
}
