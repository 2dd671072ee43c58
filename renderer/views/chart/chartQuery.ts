import { isRecord } from '../../../main/contract/check';
import { libraryPrefix } from '../../../main/contract/library';
import type { ParameterValue } from '../../../main/contract/savedQuery';
import { isShipped } from '../../session/document';

/** What a chart's text says of its query. */
export interface ChartQuery {
  /** Path of the saved query; null when the text names none or is not yet JSON. */
  readonly path: string | null;
  /** Values that the chart gives to the query's parameters. */
  readonly parameters: Readonly<Record<string, ParameterValue>>;
}

/** Reads which query a chart draws, and with which values. */
export function chartQuery(text: string, chart: string): ChartQuery {
  const specification = parsed(text);
  const url = isRecord(specification) ? field(specification['data'], 'url') : undefined;
  const meta = isRecord(specification) ? specification['usermeta'] : undefined;
  const given = field(field(meta, 'query'), 'params');
  return {
    path: typeof url === 'string' && url.toLowerCase().endsWith('.sql') ? beside(chart, url) : null,
    parameters: isRecord(given)
      ? Object.fromEntries(Object.entries(given).map(([name, value]) => [name, valueText(value)]))
      : {},
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A text in the middle of being typed names no query yet; the engine says what is wrong with it.
    return null;
  }
}

function field(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}

function valueText(value: unknown): ParameterValue {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A path that a file names, from the folder that the file is in. */
function beside(file: string, named: string): string {
  if (isShipped(named)) return named;
  const scheme = /^(library|untitled):/.exec(file)?.[0] ?? '';
  const folders = file.slice(scheme.length).split('/').slice(0, -1);
  for (const part of named.split('/')) {
    if (part === '..') folders.pop();
    else if (part !== '.') folders.push(part);
  }
  return `${scheme === libraryPrefix ? scheme : ''}${folders.join('/')}`;
}
