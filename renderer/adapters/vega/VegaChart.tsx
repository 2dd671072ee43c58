import { useEffect, useEffectEvent, useRef } from 'react';
import type { ChartDatasets, DrawnChart } from './drawChart';
import './vega.css';

export interface VegaChartProps {
  /** Vega-Lite, as JSON text. */
  readonly specification: string;
  readonly datasets: ChartDatasets;
  /** The accessible name: the chart's alternative text. */
  readonly label: string;
  /** Called when it was drawn (null) or could not be; the last good picture stays. */
  readonly onOutcome: (problem: string | null) => void;
}

/** How far a chart may grow beyond the size it was made for. */
const growth = 1.25;

/** A chart that fits the width it is given. */
export function VegaChart({ specification, datasets, label, onOutcome }: VegaChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const drawn = useRef<DrawnChart | null>(null);
  const told = useEffectEvent(onOutcome);

  useEffect(() => {
    let stale = false;
    const draw = async () => {
      const { drawChart } = await import('./drawChart');
      const next = document.createElement('div');
      const chart = await drawChart(next, specification, datasets, label);
      if (stale) {
        chart.finalise();
        return;
      }
      const width = next.querySelector('svg')?.getAttribute('width') ?? '0';
      next.style.setProperty('--chart-most', `${Number(width) * growth}px`);
      drawn.current?.finalise();
      drawn.current = chart;
      host.current?.replaceChildren(next);
      told(null);
    };
    draw().catch((error: unknown) => {
      if (!stale) told(error instanceof Error ? error.message : String(error));
    });
    return () => {
      stale = true;
    };
  }, [specification, datasets, label]);

  useEffect(
    () => () => {
      drawn.current?.finalise();
      drawn.current = null;
    },
    [],
  );
  return <div ref={host} className="vega-chart" />;
}
