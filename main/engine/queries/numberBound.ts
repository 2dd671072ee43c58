import { Failure } from '../../contract/failure';
import type { Column } from '../../contract/study';

const plain = /^([+-]?)(\d+)(?:\.(\d*))?$/;
const scientific = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** An end of a range of numbers as SQL that is compared exactly: whole numbers as such, floating ones as the column has them. */
export function numberBound(text: string, { name, type, kind }: Column, end: 'least' | 'greatest'): string {
  const typed = text.trim().replace('−', '-');
  if (type === 'DOUBLE' || type === 'FLOAT') {
    if (scientific.test(typed)) return `CAST('${typed}' AS ${type})`;
  } else {
    const [, sign, whole, fraction = ''] = plain.exec(typed) ?? [];
    if (whole !== undefined && kind === 'whole') return wholeBound(`${sign}${whole}`, fraction, end);
    if (whole !== undefined) return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
  }
  throw new Failure(
    'query',
    `“${text}” is not a number that “${name}” can be compared with. Write it in digits, as in 1250 or -0.5.`,
  );
}

/** Between whole numbers, 2.5 and up begins at 3, and up to 2.5 ends at 2. */
function wholeBound(whole: string, fraction: string, end: 'least' | 'greatest'): string {
  const towardsNought = BigInt(whole.replace('+', ''));
  if (!/[1-9]/.test(fraction)) return String(towardsNought);
  const negative = whole.startsWith('-');
  if (end === 'least') return String(negative ? towardsNought : towardsNought + 1n);
  return String(negative ? towardsNought - 1n : towardsNought);
}
