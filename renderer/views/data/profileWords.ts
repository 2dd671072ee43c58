import { assertNever } from '../../../main/contract/failure';
import type { ColumnProfile, ValueProfile } from '../../../main/contract/profile';
import { shownText } from './TopValues';
import { about, day, exact, number, share } from './words';

/** A column's profile in a few words. */
interface ProfileWords {
  readonly missing: string;
  readonly distinct: string;
  /** From where to where the values go, or which is the most frequent. */
  readonly values: string;
}

/** What a profile found, short enough for a line. */
export function profileWords({ rows, nulls, distinct, estimated, values }: ColumnProfile): ProfileWords {
  if (rows === 0) return { missing: '', distinct: '', values: 'no rows' };
  const present = rows - nulls;
  const different = estimated ? about(distinct) : number(distinct);
  return {
    missing: nulls === 0 ? '0 missing' : `${share(nulls, rows)} missing`,
    distinct: values === null ? '' : `${different} distinct`,
    values: values === null ? 'empty' : valueWords(values, present),
  };
}

function valueWords(values: ValueProfile, present: number): string {
  switch (values.kind) {
    case 'number':
      return range(values.least, values.greatest, exact);
    case 'date':
      return range(values.least, values.greatest, day);
    case 'boolean':
      return `${share(values.yes, present)} true`;
    case 'text': {
      const [first] = values.top;
      return first
        ? `${shownText(first.text, first.length)} ${share(first.rows, present)}`
        : 'every value once';
    }
    case 'other':
      return range(values.least, values.greatest, text => text);
    default:
      return assertNever(values);
  }
}

function range(least: string | null, greatest: string | null, write: (text: string) => string): string {
  if (least === null || greatest === null) return '';
  return least === greatest ? write(least) : `${write(least)} to ${write(greatest)}`;
}
