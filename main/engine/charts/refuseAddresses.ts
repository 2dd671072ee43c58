import { isRecord } from '../../contract/check';
import { Failure } from '../../contract/failure';
import { everyRecord, recordAt, recordsIn, textAt } from './chartJson';
import type { ChartJson } from './chartJson';

/** Refuses what a chart could use to reach out of the study: pictures by address, and links that are not https. */
export function refuseAddresses(specification: ChartJson, path: string): void {
  for (const [key, record] of everyRecord(specification)) {
    const mark = isRecord(record['mark']) ? textAt(record['mark'], 'type') : textAt(record, 'mark');
    if (mark === 'image') refuse(path, pictureAddress(record), 'draws pictures from');
    const url = key === 'data' ? null : textAt(record, 'url');
    if (url !== null) refuse(path, url, 'reaches for');
    for (const link of links(record)) {
      if (!/^https:\/\//i.test(link)) refuse(path, link, 'links to');
    }
  }
}

function pictureAddress(view: ChartJson): string {
  const channel = recordAt(recordAt(view, 'encoding'), 'url');
  const field = textAt(channel, 'field');
  return (
    textAt(recordAt(view, 'mark'), 'url') ??
    textAt(channel, 'value') ??
    (field === null ? 'addresses' : `the addresses in "${field}"`)
  );
}

function links(record: ChartJson): readonly string[] {
  const direct = textAt(record, 'href');
  const channel = recordAt(record, 'href');
  const values = [channel, ...recordsIn(channel['condition'])].map(definition => textAt(definition, 'value'));
  return [direct, ...values].filter(value => value !== null);
}

function refuse(path: string, address: string, what: string): never {
  throw new Failure(
    'refused',
    `The chart ${what} ${address}. Charts reach nothing outside the study: only https links are allowed.`,
    { path },
  );
}
