import type { Theme } from '../../contract/figure';
import { paletteColours } from '../../contract/caseMarks';
import type { ChartJson } from './chartJson';

interface Inks {
  readonly background: string;
  readonly strong: string;
  readonly foreground: string;
  readonly muted: string;
  readonly grid: string;
  readonly axis: string;
  readonly wash: string;
  readonly standard: string;
}

/** The tokens of a chart in each theme, as the workbench has them. */
export const inks: Readonly<Record<Theme, Inks>> = {
  light: {
    background: '#FFFFFF',
    strong: '#1F1F1F',
    foreground: '#3B3B3B',
    muted: '#5F5F5F',
    grid: '#E8E8E8',
    axis: '#8A8A8A',
    wash: '#EEF1F4',
    standard: '#C4262E',
  },
  dark: {
    background: '#1F1F1F',
    strong: '#FFFFFF',
    foreground: '#CCCCCC',
    muted: '#9D9D9D',
    grid: '#333333',
    axis: '#6E6E6E',
    wash: '#2A2A2A',
    standard: '#F2686B',
  },
  'contrast-light': {
    background: '#FFFFFF',
    strong: '#000000',
    foreground: '#000000',
    muted: '#3B3B3B',
    grid: '#B8B8B8',
    axis: '#000000',
    wash: '#E4E9EF',
    standard: '#A3161E',
  },
  'contrast-dark': {
    background: '#000000',
    strong: '#FFFFFF',
    foreground: '#FFFFFF',
    muted: '#D4D4D4',
    grid: '#5A5A5A',
    axis: '#FFFFFF',
    wash: '#242424',
    standard: '#FF8F91',
  },
};

const font = 'Inter';

/**
 * The config that stands below a chart's own: type, inks, grid and the named styles of marks. A legend stands above
 * the titles of vertical axes where there are any.
 */
export function chartTheme(theme: Theme, verticalTitles: boolean): ChartJson {
  const ink = inks[theme];
  return {
    font,
    background: ink.background,
    padding: 0,
    view: { stroke: null },
    mark: { color: paletteColours(theme)[0], tooltip: true },
    line: { strokeWidth: 1.5, strokeJoin: 'round', strokeCap: 'round' },
    point: { filled: true, size: 28, opacity: 1 },
    bar: { cornerRadiusEnd: 1 },
    area: { fillOpacity: 0.6 },
    rule: { color: ink.axis },
    text: { color: ink.foreground, fontSize: 11 },
    tick: { thickness: 1.5 },
    range: { category: paletteColours(theme) },
    title: titles(ink),
    axis: axes(ink),
    axisX: { grid: false, domain: true, ticks: true, tickSize: 5, tickColor: ink.axis, labelFlush: true },
    axisY: { grid: true, domain: false, ticks: false, tickCount: 5, titleAnchor: 'end', ...upright },
    axisBand: { grid: false },
    legend: { ...legends(ink), offset: verticalTitles ? 32 : 12 },
    header: { ...labels(ink), labelFontSize: 11, labelFontWeight: 600, titleFontSize: 11, labelPadding: 6 },
    headerRow: { labelAngle: 0, labelAlign: 'left', labelBaseline: 'middle' },
    style: styles(ink),
  };
}

/** The title of a vertical axis reads from left to right above it. */
const upright = { titleAngle: 0, titleAlign: 'left', titleX: 0, titleY: -12, titleBaseline: 'bottom' };

const labels = (ink: Inks) => ({ labelColor: ink.foreground, titleColor: ink.muted, titleFontWeight: 400 });

function titles(ink: Inks): ChartJson {
  return {
    anchor: 'start',
    frame: 'bounds',
    fontSize: 16,
    fontWeight: 600,
    lineHeight: 21,
    color: ink.strong,
    subtitleColor: ink.muted,
    subtitleFontSize: 12,
    subtitleLineHeight: 16,
    subtitlePadding: 5,
    offset: 12,
  };
}

function axes(ink: Inks): ChartJson {
  return {
    ...labels(ink),
    labelFontSize: 11,
    labelPadding: 5,
    labelSeparation: 6,
    titleFontSize: 11,
    titlePadding: 8,
    gridColor: ink.grid,
    gridWidth: 1,
    domainColor: ink.axis,
    domainWidth: 1,
    tickWidth: 1,
  };
}

function legends(ink: Inks): ChartJson {
  return {
    ...labels(ink),
    orient: 'top',
    direction: 'horizontal',
    titleOrient: 'left',
    titleFontSize: 11,
    labelFontSize: 11,
    symbolSize: 60,
    symbolStrokeWidth: 1.5,
    columnPadding: 14,
    padding: 0,
    titlePadding: 8,
    labelLimit: 240,
  };
}

/** Styles that a chart's marks may name: `"mark": {"type": "rule", "style": "standard"}`. */
function styles(ink: Inks): ChartJson {
  return {
    standard: { color: ink.standard, strokeDash: [8, 3, 2, 3], strokeWidth: 1.25 },
    band: { color: ink.wash, opacity: 1 },
    label: { fontSize: 11, fontWeight: 600, align: 'left', baseline: 'middle', dx: 8 },
    muted: { color: ink.muted, fontSize: 10, strokeWidth: 1 },
    halo: { stroke: ink.background, strokeWidth: 3, strokeJoin: 'round' },
    'guide-label': { fontSize: 11 },
    'guide-title': { fontSize: 11 },
  };
}
