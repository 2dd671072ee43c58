import type { ChartJson } from './chartJson';

/** A text mark as Vega measures it. */
export interface TextItem {
  readonly font?: string;
  readonly fontSize?: number | null;
  readonly fontStyle?: string;
  readonly fontWeight?: number | string;
  readonly limit?: number;
}

declare module 'vega' {
  /** Where Vega places bins over an extent. */
  export function bin(options: ChartJson): {
    readonly start: number;
    readonly stop: number;
    readonly step: number;
  };
  /** How Vega measures text; in plain Node it would guess. */
  export const textMetrics: { width: (item: TextItem, text: unknown) => number };
}

export { bin, textMetrics } from 'vega';
