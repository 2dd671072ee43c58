import { isRecord } from '../../contract/check';
import { recordAt } from './chartJson';
import type { ChartJson } from './chartJson';
import { chartShape } from './chartShape';
import type { ViewUnit } from './viewUnits';

/** How the ticks of a time axis read: years as years, and the rest no longer than it has to be. */
const format = {
  year: '%Y',
  quarter: '%b',
  month: '%b',
  week: '%-d %b',
  date: '%-d %b',
  hours: '%H:%M',
  minutes: '%H:%M',
  seconds: '%H:%M:%S',
};

/** The first tick says its year below, where it is not itself the start of one. */
const labelExpr =
  "datum.index === 0 && month(datum.value) > 0 ? [datum.label, timeFormat(datum.value, '%Y')] : datum.label";
const tickCount = { signal: 'ceil(width / 60)' };

/** The time axes of a view whose author left their labels open, with short British ones. */
export function timeAxes(unit: ViewUnit, units: readonly ViewUnit[], composed: boolean): ChartJson {
  const { encoding, layer } = unit.scope;
  const sharing = layer === null ? [unit] : units.filter(({ scope }) => scope.layer === layer);
  const axes = ['x', 'y'].flatMap((channel): [string, ChartJson][] => {
    const definition = recordAt(encoding, channel);
    const plain = definition['timeUnit'] === undefined && definition['aggregate'] === undefined;
    if (definition['type'] !== 'temporal' || !plain || !('field' in definition)) return [];
    if (!sharing.every(({ scope }) => isOpen(recordAt(scope.encoding, channel)['axis']))) return [];
    const across = composed ? { format, labelExpr } : { format, labelExpr, tickCount };
    const labels = channel === 'x' ? across : { format };
    return [[channel, { ...definition, axis: { ...labels, ...recordAt(definition, 'axis') } }]];
  });
  return Object.fromEntries(axes);
}

function isOpen(axis: unknown): boolean {
  if (axis === undefined) return true;
  return isRecord(axis) && axis['format'] === undefined && axis['labelExpr'] === undefined;
}

/** Whether a vertical axis has a title that a legend above the plot would stand on. */
export function hasVerticalTitles(specification: ChartJson, units: readonly ViewUnit[]): boolean {
  if (chartShape(specification).composed) return false;
  return units.some(({ scope }) => {
    const definition = recordAt(scope.encoding, 'y');
    const { axis, title } = definition;
    const named = 'field' in definition || 'aggregate' in definition;
    const hidden =
      title === null ||
      title === '' ||
      axis === null ||
      (isRecord(axis) && (axis['title'] === null || axis['orient'] === 'right'));
    return named && !hidden;
  });
}
