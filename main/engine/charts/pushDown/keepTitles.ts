import { isRecord } from '../../../contract/check';
import { recordAt, recordsIn } from '../chartJson';
import type { ChartJson } from '../chartJson';
import { verbalTitle } from './verbalTitle';

/** An encoding whose titles read as before, and the channels that have theirs written out for it. */
export interface KeptTitles {
  readonly encoding: ChartJson;
  readonly titled: readonly string[];
}

/** Writes out the titles that Vega-Lite would have made of the fields' old names. */
export function keepTitles(before: ChartJson, after: ChartJson, countTitle: string): KeptTitles {
  const titled = Object.keys(after).filter(channel => loses(before, after, channel));
  const partners = titled
    .filter(channel => channel.endsWith('2'))
    .map(channel => channel.slice(0, -1))
    .filter(channel => !titled.includes(channel) && 'field' in recordAt(before, channel));
  const written = new Set([...titled, ...partners]);
  const entries = Object.entries(after).map(([channel, definition]): [string, unknown] => [
    channel,
    written.has(channel) ? withTitles(before[channel], definition, countTitle) : definition,
  ]);
  return { encoding: Object.fromEntries(entries), titled: [...written] };
}

/** An axis of two channels takes its title from both, or from the one that says its own. */
function loses(before: ChartJson, after: ChartJson, channel: string): boolean {
  const [old, now] = [recordsIn(before[channel]), recordsIn(after[channel])];
  const said = channel.endsWith('2') && 'title' in recordAt(before, channel.slice(0, -1));
  return !said && old.some((definition, index) => needsTitle(definition, now[index]));
}

function needsTitle(before: ChartJson, after: ChartJson | undefined): boolean {
  return after !== undefined && before['field'] !== after['field'] && !('title' in before);
}

function withTitles(before: unknown, after: unknown, countTitle: string): unknown {
  if (Array.isArray(after)) {
    const old = recordsIn(before);
    return after.map((definition, index) => withTitles(old[index], definition, countTitle));
  }
  if (!isRecord(after) || !isRecord(before) || 'title' in before) return after;
  return { ...after, title: verbalTitle(before, countTitle) };
}
