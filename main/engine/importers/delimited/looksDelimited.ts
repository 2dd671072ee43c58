import { asFound } from '../reader';
import { detectDialect } from './dialect';
import { readRecords } from './records';

/** Whether a plain text is rows of fields rather than words: most of its first records have as many fields, and more than one. */
export function looksDelimited(sample: string): boolean {
  const { delimiter, header, preamble } = detectDialect(sample, { path: '', options: asFound });
  if (header.length < 2 || preamble.length > 20) return false;
  let wide = 0;
  let all = 0;
  for (const { fields } of readRecords(sample, delimiter)) {
    if (fields.length === 1 && fields[0]?.trim() === '') continue;
    if (fields.length === header.length) wide++;
    if (++all === 100) break;
  }
  return wide >= 3 && wide / all >= 0.8;
}
