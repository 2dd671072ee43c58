import { SyntheticBadge } from '../../components/SyntheticBadge';
import { Button } from '../../components/Button';
import { IconButton } from '../../components/IconButton';
import type { ChartLayout, ChartParts } from './useChartLayout';

interface ChartToolbarProps {
  readonly layout: ChartLayout;
  /** Opens the query; null when the chart names none. */
  readonly onOpenQuery: (() => void) | null;
  readonly onExport: () => void;
  readonly canExport: boolean;
  readonly synthetic: boolean;
}

const choices: readonly { readonly parts: ChartParts; readonly icon: string; readonly label: string }[] = [
  { parts: 'text', icon: 'code', label: 'Specification only' },
  { parts: 'both', icon: 'split-horizontal', label: 'Specification and chart' },
  { parts: 'chart', icon: 'graph-line', label: 'Chart only' },
];

/** What to show, the query behind it, and the way out as a figure. */
export function ChartToolbar({ layout, onOpenQuery, onExport, canExport, synthetic }: ChartToolbarProps) {
  return (
    <div className="chart-toolbar" role="toolbar" aria-label="Chart">
      <div className="chart-parts" role="group" aria-label="Show">
        {choices.map(({ parts, icon, label }) => (
          <IconButton
            key={parts}
            icon={icon}
            label={label}
            pressed={layout.parts === parts}
            onClick={() => {
              layout.show(parts);
            }}
          />
        ))}
      </div>
      {onOpenQuery && <Button label="Open query" icon="database" onClick={onOpenQuery} />}
      <span className="chart-space" />
      {synthetic && <SyntheticBadge />}
      <Button label="Export…" icon="export" primary disabled={!canExport} onClick={onExport} />
    </div>
  );
}
