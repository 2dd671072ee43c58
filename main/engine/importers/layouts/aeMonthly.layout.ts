import { monthOf, numberOf } from './cells';
import { Headings, told } from './headings';
import type { Layout } from './layout';
import { outcomesLeftOut, outcomesSelect } from './outcomes';
import type { OutcomeOfRow, OutcomeRows } from './outcomes';

/** Kinds of department, as patterns of folded headings. */
const departments = ['type 1', 'type 2', '(?:other a e department|other department|type 3)'];
const counts = '(?:number of )?';
const hours = '4 ?(?:hours|hour|hrs|hr|hs)(?: or less)?(?: from arrival)?';
const over = `${counts}(?:a e )?attendances (?:over|more than|greater than) ${hours}`;
const within = `${counts}(?:a e )?attendances (?:within|in|under|less than|up to) ${hours}`;
const attended = `${counts}a e attendances`;
const twelve =
  /^(?:number of )?patients (?:who have waited|waiting|spending) (?:over |more than )?12 (?:or more )?(?:hours|hrs|hs) from (?:dta|decision to admit) to admission$/;

/** Counts of one kind of department: who came, and who of them left within four hours or not. */
interface Department {
  readonly attendances: string;
  readonly within: string;
  readonly cells: readonly string[];
}

/**
 * NHS England's monthly A&E file of every era. Before 2018 it counts those within four hours, since then those over;
 * since August 2020 booked appointments have columns of their own, which are counted with the others.
 */
export const aeMonthly: Layout = {
  id: 'ae_monthly',
  title: 'A&E attendances by month (NHS England)',
  table: 'outcomes',
  recognise(columns) {
    const headings = new Headings(columns);
    const [first] = columnsOf(headings);
    const rows = rowsOf(columns);
    return rows === null
      ? null
      : told(0.95, 'NHS England’s monthly A&E file', [
          rows.organisation,
          ...(first?.cells.slice(0, 2) ?? []),
        ]);
  },
  select: (source, columns) => outcomesSelect(source, expected(columns)),
  leftOut: (source, columns) => outcomesLeftOut(source, expected(columns)),
};

function expected(columns: readonly string[]): OutcomeRows {
  return rowsOf(columns) ?? { organisation: columns[0] ?? '', labels: [], period: null, outcomes: [] };
}

function rowsOf(columns: readonly string[]): OutcomeRows | null {
  const headings = new Headings(columns);
  const organisation = headings.named('org code', 'code', 'provider code', 'organisation code');
  const period = headings.named('period', 'month', 'date');
  const [typeOne, ...others] = columnsOf(headings);
  if (organisation === null || period === null || !typeOne) return null;
  const all = [typeOne, ...others];
  const whole = all.length === departments.length ? [share('ae_4h', all), attendances(all)] : [];
  const waits = headings.like(twelve);
  const long: readonly OutcomeOfRow[] =
    waits === null
      ? []
      : [{ id: 'ae_12h_dta', numerator: numberOf(waits), denominator: null, cells: [waits] }];
  const labels = [headings.named('org name', 'name'), headings.named('parent org'), period];
  return {
    organisation,
    labels: labels.flatMap(label => label ?? []),
    period: { sql: monthOf(period), columns: [period] },
    outcomes: [...whole, share('ae_4h_type1', [typeOne]), ...long],
  };
}

/** The departments whose counts the file has; none unless it has those of type 1. */
function columnsOf(headings: Headings): readonly Department[] {
  const found = departments.map(kind => departmentOf(headings, kind));
  return found[0] ? found.flatMap(one => one ?? []) : [];
}

function departmentOf(headings: Headings, kind: string): Department | null {
  const like = (what: string, booked = '') => headings.like(new RegExp(`^${what} ${booked}${kind}$`));
  const [came, late, early] = [like(attended), like(over), like(within)];
  if (came === null || (late === null && early === null)) return null;
  if (late === null || early !== null) {
    const seen = early ?? came;
    return { attendances: numberOf(came), within: numberOf(seen), cells: [came, seen] };
  }
  const [bookedCame, bookedLate] = [
    like(attended, 'booked appointments '),
    like(over, 'booked appointments '),
  ];
  const booked = bookedCame !== null && bookedLate !== null ? [bookedCame, bookedLate] : [];
  const sum = (first: string, more: string | undefined) =>
    more === undefined ? numberOf(first) : `(${numberOf(first)} + ${numberOf(more)})`;
  const total = sum(came, booked[0]);
  return {
    attendances: total,
    within: `(${total} - ${sum(late, booked[1])})`,
    cells: [came, late, ...booked],
  };
}

function share(id: string, all: readonly Department[]): OutcomeOfRow {
  return {
    id,
    numerator: all.map(({ within: early }) => early).join(' + '),
    denominator: all.map(one => one.attendances).join(' + '),
    cells: all.flatMap(({ cells }) => cells),
  };
}

function attendances(all: readonly Department[]): OutcomeOfRow {
  const numerator = all.map(one => one.attendances).join(' + ');
  const cells = all.flatMap(({ cells: own }) => own.filter((_, index) => index % 2 === 0));
  return { id: 'ae_attendances', numerator, denominator: null, cells };
}
