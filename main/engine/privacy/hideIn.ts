import { isRecord } from '../../contract/check';
import { hideCases } from './caseLabels';
import type { CaseLabels } from './caseLabels';

/** A value of JSON with the cases' names hidden in every text; itself where there are none. */
export function hideIn<T>(value: T, labels: CaseLabels): T;
export function hideIn(value: unknown, labels: CaseLabels): unknown {
  return labels.size === 0 ? value : hidden(value, labels);
}

function hidden(value: unknown, labels: CaseLabels): unknown {
  if (typeof value === 'string') return hideCases(value, labels);
  if (Array.isArray(value)) return value.map(item => hidden(item, labels));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, hidden(item, labels)]));
}
