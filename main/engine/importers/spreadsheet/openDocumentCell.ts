import type { SheetCell } from './book';

/** Attributes of a tag, by name. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** A cell of an open document; undefined where it holds nothing, a word where a formula was never computed. */
export function openDocumentCell(
  attributes: Attributes,
  paragraphs: readonly string[],
): SheetCell | 'uncomputed' | undefined {
  const type = attributes['office:value-type'];
  const shown = paragraphs.join('\n');
  if (attributes['calcext:value-type'] === 'error') return { t: 'e', v: shown };
  switch (type) {
    case 'float':
    case 'currency':
    case 'percentage':
      return numberCell(Number(attributes['office:value']), type, shown);
    case 'date':
      return dateCell(attributes['office:date-value'] ?? '');
    case 'time':
      return timeCell(attributes['office:time-value'] ?? '');
    case 'boolean':
      return { t: 'b', v: attributes['office:boolean-value'] === 'true' };
    case undefined:
    default: {
      const text = attributes['office:string-value'] ?? shown;
      if (text !== '') return { t: 's', v: text };
      return type === undefined && attributes['table:formula'] !== undefined ? 'uncomputed' : undefined;
    }
  }
}

function numberCell(number: number, type: string, shown: string): SheetCell {
  // LibreOffice keeps the truth values of Excel as numbers that look so.
  if ((shown === 'TRUE' && number === 1) || (shown === 'FALSE' && number === 0))
    return { t: 'b', v: number === 1 };
  const isPadded = /^0\d+$/.test(shown) && Number(shown) === number;
  return {
    t: 'n',
    v: number,
    z: isPadded ? '0'.repeat(shown.length) : type === 'percentage' ? '0%' : 'General',
  };
}

function dateCell(written: string): SheetCell {
  const [, day = '', clock] =
    /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?Z?$/.exec(written) ?? [];
  const moment = new Date(`${day}T${clock ?? '00:00:00'}Z`);
  return { t: 'd', v: moment, z: clock === undefined ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss' };
}

/** A time of day, or a length of time as in PT26H30M00S. */
function timeCell(written: string): SheetCell {
  const match = /^(-)?P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(written);
  if (!match) return { t: 's', v: written };
  const [, minus, days = 0, hours = 0, minutes = 0, seconds = 0] = match;
  const total = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
  return { t: 'n', v: (minus === '-' ? -total : total) / 86_400, z: '[h]:mm:ss' };
}
