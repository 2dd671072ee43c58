// What observers saw on wards, and the bodies that steer the work. Courses of adoption are dealt out in turn, so that no
// trust gets the same one twice; wards, days, numbers and which trust begins the deal are drawn.
import { valueStreams } from './improvements.mjs';
import { csv, pick, seeded, shuffled } from './random.mjs';

const trusts = ['LTHT', 'SASH', 'BHRUT', 'UHCW', 'SaTH'];
const practices = ['huddle', 'production_board', 'standard_work'];
const quarters = 15; // July 2016 to March 2020

/** Share of wards at the beginning, after each third of the time and at the end. */
const courses = [
  [0.1, 0.4, 0.7, 0.95], // grows
  [0.15, 0.65, 0.6, 0.65], // grows and stalls
  [0.2, 0.75, 0.6, 0.25], // grows and decays
  [0, 0.1, 0.35, 0.8], // begins late
  [0.25, 0.65, 0.35, 0.75], // comes back
];
/** Quarters from which a trust was visited, and one in which nobody could go to it. */
const absences = [
  { first: 0, none: [] },
  { first: 0, none: [6, 7] },
  { first: 2, none: [] },
  { first: 0, none: [10] },
  { first: 1, none: [] },
];
/** How much less a practice is seen than the course says. */
const scarcity = { huddle: 1, production_board: 0.9, standard_work: 0.75 };

function level(course, quarter) {
  const at = (3 * quarter) / (quarters - 1);
  const piece = Math.min(2, Math.floor(at));
  return course[piece] + (at - piece) * (course[piece + 1] - course[piece]);
}

/** A weekday of a quarter; those of the last one lie in January and February 2020. */
function visitDay(quarter, random) {
  const days = quarter === quarters - 1 ? 54 : 80;
  const date = new Date(Date.UTC(2016, 6 + 3 * quarter, 3 + Math.floor(days * random())));
  const weekday = date.getUTCDay();
  date.setUTCDate(date.getUTCDate() + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0));
  return date.toISOString().slice(0, 10);
}

function visits(case_id, place, absence, random) {
  const numbers = shuffled(
    Array.from({ length: 24 }, (_, index) => index + 1),
    random,
  ).slice(0, 8 + Math.floor(3 * random()));
  const wards = numbers
    .sort((a, b) => a - b)
    .map(number => ({ number, slow: practices.map(() => random()), missed: 0.05 + 0.2 * random() }));
  const rows = [];
  for (let quarter = absence.first; quarter < quarters; quarter += 1) {
    for (const { number, slow, missed } of wards) {
      const gone = random() < missed || absence.none.includes(quarter);
      const observed_on = visitDay(quarter, random);
      const seen = practices.map((practice, index) => {
        const share = level(courses[(place + 2 * index) % courses.length], quarter) * scarcity[practice];
        return 0.85 * slow[index] + 0.15 * random() < share;
      });
      const looked = random() < 0.94;
      if (gone) continue;
      const [huddle, production_board, standard_work] = seen;
      rows.push({
        case_id,
        ward: `Ward ${number}`,
        observed_on,
        huddle,
        production_board,
        standard_work: looked ? standard_work : null,
        source: 'synthetic',
      });
    }
  }
  const key = ({ observed_on, ward }) => `${observed_on} ${ward.padStart(8)}`;
  return rows
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
    .map((row, index) => ({
      observation_id: `${case_id}-V${String(index + 1).padStart(3, '0')}`,
      ...row,
    }));
}

const body = (body_id, parent_id, case_id, name, kind, meets, numbers, start_date, end_date) => ({
  body_id,
  parent_id,
  case_id,
  name,
  kind,
  meets,
  members: numbers.members ?? null,
  staff_in_post: numbers.staff ?? null,
  certified_staff: numbers.certified ?? null,
  start_date,
  end_date,
  source: 'synthetic',
});

const between = (low, high, random) => low + Math.floor((high - low + 1) * random());
const monthly = (year, month) => `${year}-${String(month).padStart(2, '0')}-01`;

function bodies(case_id, streams, random) {
  const team = `${case_id}-GT`;
  const staff = between(9, 19, random);
  const began = between(1, 4, random);
  const sponsors = streams.map(({ title, start_date }, index) => {
    const years = random() < 0.35 ? 2 : null;
    return body(
      `${case_id}-S${index + 1}`,
      team,
      case_id,
      `Sponsor team: ${title.toLowerCase()}`,
      'sponsor_team',
      pick(['weekly', 'fortnightly', 'monthly'], random),
      { members: between(5, 9, random) },
      start_date,
      years === null ? null : `${Number(start_date.slice(0, 4)) + years}${start_date.slice(4, 8)}28`,
    );
  });
  return [
    body(
      team,
      'TGB',
      case_id,
      'Trust guiding team',
      'guiding_team',
      'monthly',
      { members: between(8, 14, random) },
      monthly(2016, began),
      null,
    ),
    body(
      `${case_id}-KPO`,
      team,
      case_id,
      'Kaizen promotion office (KPO)',
      'office',
      'weekly',
      { staff, certified: Math.max(5, Math.round(staff * (0.35 + 0.4 * random()))) },
      monthly(2016, began + between(0, 3, random)),
      null,
    ),
    ...sponsors,
  ];
}

/** The visits to wards and the bodies of the partnership, by name. */
export function routines() {
  const random = seeded(20160704);
  const places = shuffled([0, 1, 2, 3, 4], random);
  const absent = shuffled(absences, random);
  const observations = trusts.flatMap((trust, index) => visits(trust, places[index], absent[index], random));
  const streams = valueStreams();
  const board = body(
    'TGB',
    null,
    null,
    'Transformation guiding board',
    'board',
    'monthly',
    { members: 14 },
    '2016-01-20',
    null,
  );
  const beneath = trusts.flatMap(trust =>
    bodies(
      trust,
      streams.filter(({ case_id }) => case_id === trust),
      random,
    ),
  );
  return [
    ['ward-observations.csv', csv(observations)],
    ['governance.csv', csv([board, ...beneath])],
  ];
}
