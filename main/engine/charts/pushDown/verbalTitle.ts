import { textAt } from '../chartJson';
import type { ChartJson } from '../chartJson';

const unitParts = ['year', 'quarter', 'month', 'week', 'date', 'hours', 'minutes', 'seconds'];

/** The title that Vega-Lite gives to an axis or legend whose author gave none. */
export function verbalTitle(definition: ChartJson, countTitle: string): string {
  const field = textAt(definition, 'field') ?? '';
  const aggregate = textAt(definition, 'aggregate');
  const unit = textAt(definition, 'timeUnit');
  if (aggregate === 'count') return countTitle;
  if (definition['bin'] !== undefined && definition['bin'] !== false) return `${field} (binned)`;
  if (unit !== null) return `${field} (${timeParts(unit).join('-')})`;
  if (aggregate !== null) return `${aggregate.charAt(0).toUpperCase()}${aggregate.slice(1)} of ${field}`;
  return field;
}

function timeParts(unit: string): readonly string[] {
  return unit === 'day' ? ['day'] : unitParts.filter(part => unit.includes(part));
}
