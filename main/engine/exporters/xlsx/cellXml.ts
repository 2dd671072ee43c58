import { cellText } from '../../../contract/cellText';
import type { Cell } from '../../../contract/cell';

/** Styles by their place in the workbook's list. */
export const styles = { plain: 0, header: 1, date: 2, moment: 3, wrapped: 4 } as const;

/** Excel keeps numbers to so many digits; more of them stay whole only as text. */
const exactDigits = 15;
/** Excel's first date that every program counts alike, 1 March 1900, and its last, as days since 1970. */
const firstDay = -25_508;
const lastDay = 2_932_896;
/** Days from Excel's day 0 to 1970. */
const epoch = 25_569;

/** A value as a cell of a worksheet; nothing for no value. Text stays text, whatever it begins with. */
export function cellXml(cell: Cell, reference: string): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'string') return textCell(cell, reference, styles.plain);
  const number = numberText(cell);
  if (number !== null) return `<c r="${reference}"><v>${number}</v></c>`;
  const moment = serial(cell);
  if (moment !== null) return `<c r="${reference}" s="${moment.style}"><v>${moment.value}</v></c>`;
  return textCell(cellText(cell), reference, styles.plain);
}

/** A text as a cell: an inline string, which is never read as a formula. */
export function textCell(text: string, reference: string, style: number): string {
  const shown = style === styles.plain ? '' : ` s="${style}"`;
  return `<c r="${reference}"${shown} t="inlineStr"><is><t xml:space="preserve">${worksheetText(text)}</t></is></c>`;
}

/** The text of a number that Excel keeps whole; null where it would not, or is no number. */
function numberText(cell: Exclude<Cell, null>): string | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : null;
  const isDecimal = typeof cell === 'object' && 'kind' in cell && cell.kind === 'decimal';
  if (typeof cell !== 'bigint' && !isDecimal) return null;
  const text = cellText(cell);
  const digits = text.replace(/\D/g, '').replace(/^0+/, '').length;
  return digits <= exactDigits ? text : null;
}

function serial(cell: Exclude<Cell, null>): { readonly value: string; readonly style: number } | null {
  if (typeof cell !== 'object' || !('kind' in cell)) return null;
  if (cell.kind === 'date' && cell.days >= firstDay && cell.days <= lastDay)
    return { value: String(cell.days + epoch), style: styles.date };
  if (cell.kind !== 'timestamp' || cell.zoned) return null;
  const perDay = 86_400n * cell.perSecond;
  // Excel counts in fractions of a day, of which seconds survive and finer parts do not: those stay text.
  if (cell.count % cell.perSecond !== 0n) return null;
  const days = Number(cell.count / cell.perSecond) / 86_400;
  const within = days >= firstDay && cell.count < BigInt(lastDay + 1) * perDay;
  return within ? { value: String(days + epoch), style: styles.moment } : null;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as worksheets write it: what XML cannot hold goes as `_x000B_`, and so does what looks like that already. */
export function worksheetText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, code)
    .replace(/[&<>"]/g, character => escapes[character] ?? character);
}

const code = (character: string) =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** The letters of a column, from A. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}
