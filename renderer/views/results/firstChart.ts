import type { Column } from '../../../main/contract/study';

/** A column with how many values it has, which is known of texts alone. */
export interface CountedColumn extends Column {
  readonly distinct: number | null;
  /** Whether its values name cases of the study. */
  readonly namesCases: boolean;
}

/** What a first chart is drawn from. */
export interface FirstChart {
  /** Name of the query's file, in the chart's own folder. */
  readonly query: string;
  readonly title: string;
  readonly rows: number;
  readonly columns: readonly CountedColumn[];
}

type Json = Readonly<Record<string, unknown>>;

/** Kinds of things that colour and shape still tell apart. */
const mostTold = 12;
/** Names of numbers that order or number other things. */
const ordering = /(^|_)(id|sort_order|rank|order|row|index|year|n)$/i;

/**
 * A chart to begin with, by the types of the columns: a number over time as lines, a number by a text as bars where each
 * text has one row and as points else, two numbers as points. Every row is a mark; only where there is no number are
 * rows counted, and the axis says so.
 */
export function firstChart({ query, title, rows, columns }: FirstChart): string {
  const { mark, encoding, alt } = drawn(columns, rows);
  const chart = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: alt,
    title: { text: title },
    data: { url: query },
    width: 480,
    height: 280,
    mark,
    encoding,
    usermeta: {
      figure: { title, caption: '', alt, source: '', width_mm: 160, height_mm: 100, dpi: 300 },
    },
  };
  return `${JSON.stringify(chart, null, 2)}\n`;
}

interface Drawn {
  readonly mark: Json;
  readonly encoding: Json;
  readonly alt: string;
}

function drawn(columns: readonly CountedColumn[], rows: number): Drawn {
  const times = columns.filter(({ type }) => /^(DATE|TIMESTAMP)/i.test(type));
  const numbers = byUse(columns.filter(({ kind }) => kind === 'whole' || kind === 'decimal'));
  const texts = columns.filter(({ kind }) => kind === 'text' || kind === 'boolean');
  const told = texts.find(({ namesCases }) => namesCases) ?? texts.find(isTold) ?? null;
  const [time] = times;
  const [number, other] = numbers;
  if (time && number)
    return {
      mark: { type: 'line', point: true, tooltip: true },
      encoding: { x: field(time, 'temporal'), y: measured(number), ...apart(told) },
      alt: `${words(number)} by ${words(time)}${told ? `, a line for each ${words(told)}` : ''}.`,
    };
  const [text] = told ? [told] : texts;
  if (number && text) {
    const single = text.distinct === rows;
    return {
      mark: single ? { type: 'bar', tooltip: true } : { type: 'point', filled: true, tooltip: true },
      encoding: {
        y: { ...field(text, 'nominal'), sort: single ? '-x' : null },
        x: single ? { ...measured(number), scale: { zero: true } } : measured(number),
        ...(text.namesCases ? (single ? { color: field(text, 'nominal') } : apart(text)) : {}),
      },
      alt: `${words(number)} by ${words(text)}, ${single ? 'a bar each' : 'a point for each row'}.`,
    };
  }
  if (number && other)
    return {
      mark: { type: 'point', filled: true, tooltip: true },
      encoding: { x: measured(number), y: measured(other), ...apart(told) },
      alt: `${words(other)} against ${words(number)}, a point for each row.`,
    };
  const [first] = number ? [number] : [...texts, ...columns];
  if (!first) return { mark: { type: 'text' }, encoding: {}, alt: 'Nothing to draw.' };
  const binned = number ? { bin: true } : {};
  return {
    mark: { type: 'bar', tooltip: true },
    encoding: {
      [number ? 'x' : 'y']: { ...field(first, number ? 'quantitative' : 'nominal'), ...binned },
      [number ? 'y' : 'x']: { aggregate: 'count', type: 'quantitative', title: 'Number of rows' },
    },
    alt: `How many rows there are by ${words(first)}.`,
  };
}

const isTold = ({ distinct }: CountedColumn): boolean =>
  distinct !== null && distinct > 1 && distinct <= mostTold;

/** Measures before what orders or numbers things, decimals before whole numbers. */
function byUse(numbers: readonly CountedColumn[]): readonly CountedColumn[] {
  const rank = ({ name, kind }: CountedColumn) => (ordering.test(name) ? 2 : kind === 'decimal' ? 0 : 1);
  return [...numbers].sort((a, b) => rank(a) - rank(b));
}

/** Colour and shape together, so that neither is needed alone. */
function apart(column: CountedColumn | null): Json {
  return column ? { color: field(column, 'nominal'), shape: field(column, 'nominal') } : {};
}

const measured = (column: Column): Json => ({ ...field(column, 'quantitative'), scale: { zero: false } });

function field(column: Column, type: 'temporal' | 'quantitative' | 'nominal'): Json {
  return { field: fieldName(column.name), type, title: words(column) };
}

/** A name as Vega-Lite takes it: dots and brackets would be paths into a value. */
const fieldName = (name: string): string => name.replaceAll(/[\\.[\]]/g, '\\$&');

const words = ({ name }: Column): string => name.replaceAll('_', ' ');
