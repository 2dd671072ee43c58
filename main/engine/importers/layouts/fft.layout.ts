import { monthInYear, monthOf, numberOf, percentageOf } from './cells';
import { Headings, told } from './headings';
import type { Layout } from './layout';
import { outcomesLeftOut, outcomesSelect } from './outcomes';
import type { OutcomeOfRow, OutcomeRows } from './outcomes';

const answers = ['very good', 'good', 'neither good nor poor', 'poor', 'very poor', 'don t know'];
const nothing = 'CAST(NULL AS DOUBLE)';

/**
 * The Friends and Family Test by trust: published tables, and the raw extract with one count an answer. The question of
 * before April 2020 (would recommend) is a measure of its own.
 */
export const fft: Layout = {
  id: 'fft',
  title: 'Friends and Family Test (NHS England)',
  table: 'outcomes',
  recognise(columns) {
    const rows = rowsOf(columns);
    const [first] = rows?.outcomes ?? [];
    if (!rows || !first) return null;
    const { sureness, why } = told(0.9, 'a Friends and Family Test table', [
      rows.organisation,
      ...first.cells,
    ]);
    const undated =
      rows.period === null
        ? ' It has no column for the month, which these tables name in their title: add one called period.'
        : '';
    return { sureness, why: why + undated };
  },
  select: (source, columns) => outcomesSelect(source, expected(columns)),
  leftOut: (source, columns) => outcomesLeftOut(source, expected(columns)),
};

function expected(columns: readonly string[]): OutcomeRows {
  return rowsOf(columns) ?? { organisation: columns[0] ?? '', labels: [], period: null, outcomes: [] };
}

function rowsOf(columns: readonly string[]): OutcomeRows | null {
  const headings = new Headings(columns);
  const organisation = headings.named('trust code', 'org code', 'organisation code');
  const outcomes = [...rawOutcomes(headings), ...publishedOutcomes(headings)];
  if (organisation === null || outcomes.length === 0) return null;
  const name = headings.named('trust name', 'org name', 'organisation name');
  return { organisation, labels: name === null ? [] : [name], period: periodOf(headings), outcomes };
}

function periodOf(headings: Headings): OutcomeRows['period'] {
  const [year, month] = [headings.named('yearnumber', 'year'), headings.named('periodname', 'period name')];
  if (year !== null && month !== null) return { sql: monthInYear(year, month), columns: [year, month] };
  const period = headings.named('period', 'month', 'date');
  return period === null ? null : { sql: monthOf(period), columns: [period] };
}

/** Of `1 Very Good SUM` and its like. */
function rawOutcomes(headings: Headings): readonly OutcomeOfRow[] {
  const cells = answers.map((answer, index) =>
    headings.named(`${index + 1} ${answer} sum`, `${index + 1} ${answer.replace('don t', 'dont')} sum`),
  );
  const found = cells.flatMap(cell => cell ?? []);
  if (found.length < answers.length) return [];
  return [positive(found.slice(0, 2), found.map(numberOf).join(' + '), found)];
}

function publishedOutcomes(headings: Headings): readonly OutcomeOfRow[] {
  const responses = headings.named('total responses');
  if (responses === null) return [];
  const [best, good] = [headings.named('very good'), headings.named('good')];
  const percentage = headings.named('percentage positive');
  const recommend = headings.named('percentage recommended', 'percentage recommend');
  const eligible = headings.named('total eligible');
  const counted = best !== null && good !== null ? [best, good] : null;
  const share = (id: string, cell: string): OutcomeOfRow => {
    return {
      id,
      value: percentageOf(cell),
      numerator: nothing,
      denominator: numberOf(responses),
      cells: [cell],
      percentage: true,
    };
  };
  const ofPositive = counted
    ? [positive(counted, numberOf(responses), [...counted, responses])]
    : percentage === null
      ? []
      : [share('fft_positive', percentage)];
  const ofRecommend = recommend === null ? [] : [share('fft_recommend', recommend)];
  if (ofPositive.length + ofRecommend.length === 0) return [];
  const rate: readonly OutcomeOfRow[] =
    eligible === null
      ? []
      : [
          {
            id: 'fft_response_rate',
            numerator: numberOf(responses),
            denominator: numberOf(eligible),
            cells: [responses, eligible],
          },
        ];
  return [...ofPositive, ...ofRecommend, ...rate];
}

function positive(good: readonly string[], denominator: string, cells: readonly string[]): OutcomeOfRow {
  return { id: 'fft_positive', numerator: good.map(numberOf).join(' + '), denominator, cells };
}
