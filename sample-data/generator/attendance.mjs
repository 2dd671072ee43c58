// Who came to the meetings. The chances are the same for all five trusts, so that none of them is made to look worse
// than another; the institute, which comes from abroad, sends somebody else more often while meetings are in London.
import { calendar } from './meetings.mjs';
import { csv, pick, seeded } from './random.mjs';

const trust = { head: 'chief executive', sent: ['deputy', 'deputy', 'executive director'], most: 3 };
const organisations = [
  ...['LTHT', 'SASH', 'BHRUT', 'UHCW', 'SaTH'].map(organisation => ({ organisation, ...trust })),
  {
    organisation: 'regulator',
    head: 'national leader',
    sent: ['deputy', 'deputy', 'regional director'],
    most: 5,
  },
  { organisation: 'institute', head: 'institute lead', sent: ['coach'], most: 3 },
];

/** No list was kept of this meeting. */
const unlisted = 'S-TGB-2016-08';

/** How likely it is that another comes than the head of the organisation, and that nobody does. */
function chances({ organisation }, date) {
  const month = date.slice(5, 7);
  const onScreen = date >= '2020-06-01';
  if (organisation === 'institute') return onScreen ? [0.05, 0] : [0.3, 0.04];
  if (date >= '2020-03-01' && date < '2020-07-01') return [0.55, 0.1];
  if (onScreen) return [0.07, 0.01];
  return month === '01' || month === '08' ? [0.24, 0.05] : [0.11, 0.015];
}

function row(event_id, date, one, random) {
  const [sent, none] = chances(one, date);
  const draw = random();
  const other = pick(one.sent, random);
  const attended_by = draw < none ? 'nobody' : draw < none + sent ? other : one.head;
  const beside = Math.floor(one.most * random());
  const people =
    attended_by === 'nobody' ? 0 : attended_by === one.head ? 1 + beside : 1 + Math.min(1, beside);
  return {
    event_id,
    organisation: one.organisation,
    attended_by,
    people_present: people,
    source: 'synthetic',
  };
}

/** The list of those who came, by name. */
export function attendance() {
  const random = seeded(20160225);
  const rows = calendar()
    .filter(({ event_id }) => event_id !== unlisted)
    .flatMap(({ event_id, date }) => organisations.map(one => row(event_id, date, one, random)));
  return [['attendance.csv', csv(rows)]];
}
