import { caseMark } from '../../../main/contract/caseMarks';
import type { Theme } from '../../../main/contract/figure';
import type { CaseSummary } from '../../../main/contract/study';

/** Each shape within ten units square. */
const outlines: Readonly<Record<string, string>> = {
  circle: 'M5 .8a4.2 4.2 0 1 1 0 8.4a4.2 4.2 0 1 1 0-8.4z',
  square: 'M1.2 1.2h7.6v7.6h-7.6z',
  'triangle-up': 'M5 .8l4.6 8.2h-9.2z',
  diamond: 'M5 .2l4.4 4.8l-4.4 4.8l-4.4-4.8z',
  'triangle-down': 'M5 9.2l4.6-8.2h-9.2z',
  cross: 'M3.4.8h3.2v2.6h2.6v3.2h-2.6v2.6h-3.2v-2.6h-2.6v-3.2h2.6z',
  'triangle-right': 'M9.2 5l-8.2 4.6v-9.2z',
  'triangle-left': 'M.8 5l8.2 4.6v-9.2z',
};

interface CaseShapeProps {
  readonly summary: CaseSummary;
  /** Its place among the study's cases. */
  readonly index: number;
  readonly theme: Theme;
}

/** The shape and colour that name a case, the same as in charts. */
export function CaseShape({ summary, index, theme }: CaseShapeProps) {
  const { colour, shape } = caseMark(summary, index, theme);
  return (
    <svg className="case-shape" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
      <path d={outlines[shape] ?? ''} fill={colour} />
    </svg>
  );
}
