// What a recovery plan asked for in the two trusts that came under special measures during the partnership. The days on
// which those began are public facts; every priority is invented, worded so that it says nothing of how a trust did, and
// which trust gets which is drawn.
import { csv, seeded, shuffled } from './random.mjs';

/** Trust, the first day of the regime (data/phases.csv), and which list its priorities are drawn from. */
const regimes = [
  ['BHRUT', '2018-02-09', 'finance'],
  ['SaTH', '2018-11-08', 'quality'],
];

/** Subject, and the trust's aim that it coincides with, if any. */
const subjects = {
  finance: [
    ['Shifts booked six weeks ahead', 5],
    ['Stock counted once a month', 5],
    ['One order form for all supplies', 5],
    ['Discharges planned on arrival', 2],
    ['Theatre lists agreed in advance', 3],
    ['Posts filled within ten weeks', 6],
    ['Forecast of cash every week', null],
    ['One list of contracts', null],
    ['Spending reviewed every Tuesday', null],
  ],
  quality: [
    ['Sepsis screening in an hour', 4],
    ['Two checks before every transfer', 4],
    ['Senior review on arrival', 1],
    ['Medicines ready before noon', 2],
    ['Rotas published eight weeks ahead', 6],
    ['Shifts filled with own staff', 6],
    ['One calendar for all policies', null],
    ['Training days booked by quarter', null],
    ['Risk register read every month', null],
  ],
};

const planned = 7;

/** A day so many days after another. */
function later(text, days) {
  const date = new Date(`${text}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function priorities([case_id, begun, list], random) {
  const chosen = shuffled(subjects[list], random).slice(0, planned);
  const rows = chosen.map(([title, aim]) => {
    const start_date = later(begun, 14 + Math.floor(160 * random()));
    const closed = random() < 0.4;
    return {
      title,
      objective_id: aim === null ? null : `${case_id}-O${aim}`,
      start_date,
      end_date: closed ? later(start_date, 120 + Math.floor(240 * random())) : null,
    };
  });
  return rows
    .sort((a, b) => (a.start_date < b.start_date ? -1 : 1))
    .map((row, index) => ({ priority_id: `${case_id}-P${index + 1}`, case_id, ...row, source: 'synthetic' }));
}

/** The priorities of both recovery plans, by name. */
export function recovery() {
  const random = seeded(20181108);
  return [['recovery-priorities.csv', csv(regimes.flatMap(regime => priorities(regime, random)))]];
}
