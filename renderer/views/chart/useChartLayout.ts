import { useState } from 'react';

/** Which parts of a chart's editor are in sight. */
export type ChartParts = 'text' | 'both' | 'chart';

export interface ChartLayout {
  readonly parts: ChartParts;
  readonly show: (parts: ChartParts) => void;
  /** The text's share of the editor. */
  readonly share: number;
  readonly resize: (share: number) => void;
}

const key = 'golden-thread:chart-layout';
const usual = { parts: 'both', share: 0.42 } as const;

/** The arrangement of chart editors, kept on this machine. */
export function useChartLayout(): ChartLayout {
  const [layout, setLayout] = useState(kept);
  const change = (next: Pick<ChartLayout, 'parts' | 'share'>) => {
    setLayout(next);
    localStorage.setItem(key, `${next.parts} ${next.share}`);
  };
  return {
    ...layout,
    show: parts => {
      change({ ...layout, parts });
    },
    resize: share => {
      change({ ...layout, share });
    },
  };
}

function kept(): Pick<ChartLayout, 'parts' | 'share'> {
  const [, parts, share] = /^(text|both|chart) ([\d.]+)$/.exec(localStorage.getItem(key) ?? '') ?? [];
  const known = parts === 'text' || parts === 'both' || parts === 'chart' ? parts : usual.parts;
  return { parts: known, share: Math.min(0.9, Math.max(0.1, Number(share ?? usual.share))) };
}
