import type { PrivacySettings } from '../../contract/privacy';
import type { Column } from '../../contract/study';

/** Words for counts of people: a column is one by its name when any part of it is such a word. */
const countWords = [
  'n',
  'count',
  'people',
  'persons',
  'participants',
  'respondents',
  'interviewees',
  'staff',
  'patients',
  'headcount',
];

/** Words for what is no count, whatever it is of: `staff_cost`, `percent_staff`, `mean_patients`, `among_respondents`. */
const otherWords = new Set(
  'percent percentage pct share rate ratio proportion mean median average cost costs gbp id score index per among'.split(
    ' ',
  ),
);

/** Places of the columns that hold counts of people: those that the study names, else those with a usual name. */
export function countColumns(columns: readonly Column[], { counts }: PrivacySettings): readonly number[] {
  const named = counts === null ? null : new Set(counts.map(name => name.toLowerCase()));
  return columns.flatMap(({ name, kind }, index) => {
    const fits = named === null ? hasCountName(name) : named.has(name.toLowerCase());
    return fits && ['whole', 'decimal', 'text'].includes(kind) ? [index] : [];
  });
}

function hasCountName(name: string): boolean {
  // Codings of two codes, as the method that counts them together calls them.
  if (/^n_[ab]$/i.test(name)) return false;
  const words = name.toLowerCase().split(/[_\s]+/);
  return words.some(word => countWords.includes(word)) && !words.some(word => otherWords.has(word));
}

const periods = /^(year|quarter|month|week|wave|round|cohort)(_.*)?$/i;

/** Places of the columns that say what a row is of rather than how much: texts, dates, truths, and numbered periods. */
export function groupColumns(columns: readonly Column[], counts: readonly number[]): readonly number[] {
  return columns.flatMap(({ name, kind }, index) => {
    const groups =
      ['text', 'date', 'time', 'boolean'].includes(kind) || (kind === 'whole' && periods.test(name));
    return groups && !counts.includes(index) ? [index] : [];
  });
}
