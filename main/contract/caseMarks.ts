import type { Theme } from './figure';
import type { CaseSummary } from './study';

/** How a case is drawn: the same colour and shape in every chart. */
export interface CaseMark {
  readonly colour: string;
  readonly shape: string;
}

const palette: readonly { readonly light: string; readonly dark: string }[] = [
  { light: '#1560D4', dark: '#6FB4E8' },
  { light: '#087F77', dark: '#66E0B8' },
  { light: '#9A6700', dark: '#F5C04A' },
  { light: '#4A1A70', dark: '#B86CF5' },
  { light: '#A3163A', dark: '#FF5C75' },
  { light: '#3D5A00', dark: '#B4D455' },
  { light: '#8A3B00', dark: '#F29A5C' },
  { light: '#005A80', dark: '#4FC3F7' },
];

const shapes = [
  'circle',
  'square',
  'triangle-up',
  'diamond',
  'triangle-down',
  'cross',
  'triangle-right',
  'triangle-left',
];
const darkBackground = '#1F1F1F';
const readable = 4.5;

/** The colours of the palette, for series that are not cases. */
export const paletteColours = (theme: Theme): readonly string[] => palette.map(each => each[paperOf(theme)]);

/** Whether a theme draws on light or on dark. */
function paperOf(theme: Theme): 'light' | 'dark' {
  return theme === 'light' || theme === 'contrast-light' ? 'light' : 'dark';
}

/** The mark of the case at an index of the study's cases. */
export function caseMark(summary: CaseSummary, index: number, theme: Theme): CaseMark {
  const shape = shapes[index % shapes.length] ?? 'circle';
  const own = colourOf(summary);
  const light = own ?? palette[index % palette.length]?.light ?? '#3B3B3B';
  if (paperOf(theme) === 'light') return { colour: light, shape };
  const counterpart = palette.find(each => each.light.toLowerCase() === light.toLowerCase());
  return { colour: counterpart?.dark ?? lightened(light), shape };
}

/** A case's own colour when it is one; a study's data may hold anything. */
function colourOf({ colour }: CaseSummary): string | null {
  const given = colour?.trim() ?? '';
  if (/^#[0-9a-f]{6}$/i.test(given)) return given;
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(given);
  return short === null
    ? null
    : `#${short
        .slice(1)
        .map(digit => digit.repeat(2))
        .join('')}`;
}

function lightened(colour: string): string {
  const channels = channelsOf(colour);
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = hex(channels.map(channel => channel + (255 - channel) * share));
    if (contrast(mixed, darkBackground) >= readable) return mixed;
  }
  return '#FFFFFF';
}

/** Contrast of two colours as WCAG 2 defines it, 1 to 21. */
export function contrast(first: string, second: string): number {
  const [lighter = 0, darker = 0] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map(channel => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channelsOf(colour: string): readonly number[] {
  return [1, 3, 5].map(start => Number.parseInt(colour.slice(start, start + 2), 16));
}

function hex(channels: readonly number[]): string {
  const digits = channels.map(channel => Math.round(channel).toString(16).padStart(2, '0'));
  return `#${digits.join('').toUpperCase()}`;
}
