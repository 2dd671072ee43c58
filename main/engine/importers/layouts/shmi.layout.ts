import { monthOf, numberOf } from './cells';
import { Headings, told } from './headings';
import type { Layout } from './layout';
import { outcomesLeftOut, outcomesSelect } from './outcomes';
import type { OutcomeRows } from './outcomes';

/** Headings of one era of SHMI files, folded. */
interface ShmiHeadings {
  readonly provider: string;
  readonly value: string;
  readonly observed: string;
  readonly expected: string;
  /** Further ones without which it is another file. */
  readonly marks: readonly string[];
}

/** The summary hospital-level mortality indicator as published until 2019. */
export const shmiOld = shmi('shmi_old', 'SHMI, older files (NHS Digital)', {
  provider: 'provider',
  value: 'value',
  observed: 'observed',
  expected: 'expected',
  marks: ['od ll', 'od ul'],
});

/** The summary hospital-level mortality indicator as published since 2019. */
export const shmiNew = shmi('shmi_new', 'SHMI (NHS Digital)', {
  provider: 'provider code',
  value: 'shmi value',
  observed: 'observed deaths',
  expected: 'expected deaths',
  marks: ['shmi banding'],
});

/** SHMI is a ratio of deaths observed and expected; these files name their period in the title alone. */
function shmi(id: string, title: string, era: ShmiHeadings): Layout {
  const wanted = [era.provider, era.value, era.observed, era.expected, ...era.marks];
  return {
    id,
    title,
    table: 'outcomes',
    recognise(columns) {
      const headings = new Headings(columns);
      const found = wanted.map(name => headings.named(name));
      if (found.includes(null)) return null;
      const { sureness, why } = told(0.95, 'a SHMI file', found);
      const undated = rowsOf(columns, era).period === null;
      return {
        sureness,
        why: undated
          ? `${why} It has no column for the period, which these files name in their title: add one called period.`
          : why,
      };
    },
    select: (source, columns) => outcomesSelect(source, rowsOf(columns, era)),
    leftOut: (source, columns) => outcomesLeftOut(source, rowsOf(columns, era)),
  };
}

function rowsOf(columns: readonly string[], era: ShmiHeadings): OutcomeRows {
  const headings = new Headings(columns);
  const cell = (name: string) => headings.named(name) ?? name;
  const period = headings.named('period', 'reporting period', 'month', 'date');
  const name = headings.named('provider name');
  return {
    organisation: cell(era.provider),
    labels: name === null ? [] : [name],
    period: period === null ? null : { sql: monthOf(period), columns: [period] },
    outcomes: [
      {
        id: 'shmi',
        value: numberOf(cell(era.value)),
        numerator: numberOf(cell(era.observed)),
        denominator: numberOf(cell(era.expected)),
        cells: [cell(era.value)],
      },
    ],
  };
}
