import type { Theme } from '../../../main/contract/figure';
import type { CaseSummary } from '../../../main/contract/study';

const palette = [
  { light: '#1560D4', dark: '#6FB4E8' },
  { light: '#087F77', dark: '#66E0B8' },
  { light: '#9A6700', dark: '#F5C04A' },
  { light: '#4A1A70', dark: '#B86CF5' },
  { light: '#A3163A', dark: '#FF5C75' },
  { light: '#3D5A00', dark: '#B4D455' },
  { light: '#8A3B00', dark: '#F29A5C' },
  { light: '#005A80', dark: '#4FC3F7' },
];

const outlines = [
  'M5 .8a4.2 4.2 0 1 1 0 8.4a4.2 4.2 0 1 1 0-8.4z',
  'M1.2 1.2h7.6v7.6h-7.6z',
  'M5 .8l4.6 8.2h-9.2z',
  'M5 .2l4.4 4.8l-4.4 4.8l-4.4-4.8z',
  'M5 9.2l4.6-8.2h-9.2z',
  'M3.4.8h3.2v2.6h2.6v3.2h-2.6v2.6h-3.2v-2.6h-2.6v-3.2h2.6z',
  'M9.2 5l-8.2 4.6v-9.2z',
  'M.8 5l8.2 4.6v-9.2z',
];

interface CaseShapeProps {
  readonly summary: CaseSummary;
  /** Its place among the study's cases. */
  readonly index: number;
  readonly theme: Theme;
}

/** The shape and colour that name a case, the same as in charts. */
export function CaseShape({ summary, index, theme }: CaseShapeProps) {
  const own = summary.colour?.trim() ?? '';
  const known = palette.find(each => each.light.toLowerCase() === own.toLowerCase());
  const fallback = palette[index % palette.length]?.[theme];
  const given = known?.[theme] ?? (/^#[0-9a-f]{3,6}$/i.test(own) && theme === 'light' ? own : undefined);
  return (
    <svg className="case-shape" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
      <path d={outlines[index % outlines.length] ?? ''} fill={given ?? fallback ?? 'currentColor'} />
    </svg>
  );
}
