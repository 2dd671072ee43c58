import { isRecord } from '../../contract/check';
import { everyRecord, recordAt } from './chartJson';
import type { ChartJson } from './chartJson';

const usual: Readonly<Record<string, readonly string[]>> = {
  fold: ['key', 'value'],
  density: ['value', 'density'],
  quantile: ['prob', 'value'],
};

/** The fields that transforms add to the rows; `anything` when that hangs on the data. */
export function fieldsMade(transforms: readonly ChartJson[]): ReadonlySet<string> | 'anything' {
  const made = new Set<string>();
  for (const transform of transforms) {
    if ('pivot' in transform || 'param' in recordAt(transform, 'from')) return 'anything';
    for (const [kind, names] of Object.entries(usual)) {
      if (kind in transform) for (const name of names) made.add(name);
    }
    for (const [, record] of everyRecord(transform)) {
      for (const name of [...listed(record['as']), ...listed(record['fields'])]) {
        made.add(name);
        made.add(`${name}_end`);
      }
    }
  }
  return made;
}

function listed(value: unknown): readonly string[] {
  if (isRecord(value)) return [];
  return (Array.isArray(value) ? value : [value]).filter(each => typeof each === 'string');
}
