import type { ColumnFacts } from '../../../../main/contract/catalogue';
import { counted, escaped } from './describe';

/** What a column holds, as Markdown. */
export function describeFacts(facts: ColumnFacts | null): string {
  if (!facts) return '*Its values are not counted while a query runs, nor where that takes long.*';
  const { rows, nulls, distinct, least, greatest, frequent } = facts;
  if (rows === 0) return 'The table has no rows.';
  const missing =
    nulls === 0 ? 'none missing' : `${nulls.toLocaleString('en-GB')} missing (${percent(nulls, rows)})`;
  const lines = [`${counted(rows, 'row')}, ${missing}, ${counted(distinct, 'distinct value')}`];
  if (least !== null && greatest !== null) lines.push(`From ${code(least)} to ${code(greatest)}`);
  if (frequent.length > 0) {
    const shown = frequent.map(one => `${code(one.value)} ${one.rows.toLocaleString('en-GB')}`).join(', ');
    const more = distinct > frequent.length ? ', …' : '';
    lines.push(`${more === '' ? 'Values' : 'Most frequent'} (rows): ${shown}${more}`);
  }
  return lines.join('\n\n');
}

/** Never rounded to none or all. */
function percent(part: number, whole: number): string {
  const share = (100 * part) / whole;
  if (share < 0.1) return 'under 0.1%';
  return part < whole && share > 99.9 ? 'over 99.9%' : `${share.toFixed(1)}%`;
}

const longest = 40;

/** A value as it is, cut where it is long, on one line. */
function code(value: string): string {
  const line = value.replaceAll(/\s+/g, ' ');
  const cut = line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
  return cut.trim() === '' ? '*(empty)*' : cut.includes('`') ? escaped(cut) : `\`${cut}\``;
}
