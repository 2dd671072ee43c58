// What was worked on, why, and what it is said to have saved; and the events that follow from it. Subjects are the
// kind of thing that such work is about; which trust gets which, and every date and amount, is drawn.
import { cohorts, cohortStart } from './networks.mjs';
import { csv, monday, seeded, shuffled } from './random.mjs';

const trusts = ['LTHT', 'SASH', 'BHRUT', 'UHCW', 'SaTH'];

const national = [
  ['NAT-1', 'Urgent care within four hours'],
  ['NAT-2', 'Planned treatment within 18 weeks'],
  ['NAT-3', 'Fewer avoidable infections and deaths'],
  ['NAT-4', 'Live within the money'],
  ['NAT-5', 'A workforce that stays'],
];
const aims = [
  ['No patient waits for us', 'NAT-1'],
  ['Home when well', 'NAT-1'],
  ['The right list on the right day', 'NAT-2'],
  ['Safe every hour of the week', 'NAT-3'],
  ['Spend once', 'NAT-4'],
  ['A place to work for ten years', 'NAT-5'],
  ['Kindness to families', null],
];

/** Subject, whose aim it serves, what was counted, its unit, and about what it was before. */
const subjects = [
  ['Bed space turnaround', 1, 'time to a clean bed', 'minutes', 240],
  ['Take-home medicines', 1, 'wait for medicines', 'minutes', 190],
  ['Theatre start times', 2, 'late starts', '% of lists', 46],
  ['Clinic letters', 2, 'days to the letter', 'days', 9],
  ['Sepsis screening', 3, 'screened within an hour', '% of patients', 38],
  ['Outpatient scans', 2, 'request to report', 'days', 24],
  ['Frail patients on arrival', 0, 'time to a senior decision', 'minutes', 210],
  ['Stores and consumables', 4, 'stock held', 'days of stock', 31],
  ['Recruitment to start date', 5, 'offer to first day', 'days', 74],
  ['Endoscopy booking', 2, 'unused slots', '% of slots', 17],
  ['Wheelchairs and trolleys', 0, 'time looking', 'minutes a shift', 28],
  ['Missing notes', 2, 'clinics without notes', '% of patients', 12],
  ['Blood samples', 3, 'samples taken again', '% of samples', 6],
  ['Ward rounds', 1, 'first review after ten', '% of patients', 55],
  ['Talking with bereaved families', 6, null, null, null],
  ['Temporary staff requests', 4, 'shifts filled by agencies', '% of shifts', 14],
  ['Dressings and wound packs', 4, 'packs thrown away', 'packs a week', 41],
  ['Fracture clinic', 2, 'visits that could be a call', '% of visits', 33],
];

const day = (start, months, date) => {
  const [year, month] = start.split('-').map(Number);
  const at = month - 1 + months;
  return `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
};

function objectives() {
  const top = national.map(([objective_id, title]) => ({
    objective_id,
    parent_id: null,
    case_id: null,
    level: 'national',
    title,
    source: 'synthetic',
  }));
  const own = trusts.flatMap(case_id =>
    aims.map(([title, parent_id], index) => ({
      objective_id: `${case_id}-O${index + 1}`,
      parent_id,
      case_id,
      level: 'organisation',
      title,
      source: 'synthetic',
    })),
  );
  return [...top, ...own];
}

/** One goal a piece of work, so that the thread can be followed from a ward to a national priority. */
const goals = rows =>
  rows
    .filter(({ kind, objective_id }) => kind === 'value_stream' && objective_id !== null)
    .map(({ case_id, objective_id, title, goal_id }) => ({
      objective_id: goal_id,
      parent_id: objective_id,
      case_id,
      level: 'improvement',
      title: `Halve the waste in: ${title.toLowerCase()}`,
      source: 'synthetic',
    }));

const classes = { value_stream: 'value stream', rpiw: 'RPIW', training_inspired: 'training-inspired' };
const amounts = { value_stream: 60000, rpiw: 35000, training_inspired: 48000 };

function selection(kind, start, random) {
  if (kind === 'training_inspired') return 'staff';
  if (start >= '2018-11-01' && random() < 0.25) return 'regulator';
  return random() < 0.5 ? 'strategy' : 'staff';
}

function improvement(case_id, number, subject, kind, start, random) {
  const [title, aim, measure_name, unit, typical] = subject;
  const before = typical === null ? null : Math.max(2, Math.round(typical * (0.8 + 0.4 * random())));
  const better = unit === '% of patients' && measure_name.startsWith('screened');
  const share = random();
  const after =
    before === null
      ? null
      : Math.round(better ? Math.min(98, before * (1.3 + share)) : before * (0.35 + 0.75 * share));
  const saved = before !== null && random() < (kind === 'training_inspired' ? 0.7 : 0.45) && share < 0.85;
  const aligned = random() < (kind === 'training_inspired' ? 0.6 : 0.85);
  return {
    improvement_id: `${case_id}-M${String(number).padStart(2, '0')}`,
    case_id,
    title,
    kind,
    selected_by: selection(kind, start, random),
    objective_id: aligned ? `${case_id}-O${aim + 1}` : null,
    goal_id: kind === 'value_stream' && aligned ? `${case_id}-G${number}` : null,
    start_date: start,
    end_date:
      kind === 'rpiw' ? start.replace(/\d\d$/, date => String(Number(date) + 4).padStart(2, '0')) : null,
    saving_gbp: saved ? 500 * Math.round((amounts[kind] * (0.1 + 1.6 * random() * random())) / 500) : null,
    saving_class: saved ? classes[kind] : null,
    recurrent: saved ? random() < 0.6 : null,
    measure_name,
    unit,
    before_value: before,
    after_value: after,
    source: 'synthetic',
  };
}

function works(case_id, random) {
  const chosen = shuffled(subjects, random);
  const starts = (count, first, gap) =>
    Array.from({ length: count }, (_, index) =>
      monday(
        day('2016-01-01', first + gap * index + Math.floor(gap * random()), 1 + Math.floor(18 * random())),
      ),
    );
  const planned = [
    ...starts(4, 5, 8).map((start, index) => ['value_stream', chosen[index], start]),
    ...starts(6, 7, 7).map((start, index) => ['rpiw', chosen[index % 4], start]),
    ...starts(8, 14, 5).map((start, index) => ['training_inspired', chosen[index + 4], start]),
  ];
  return planned.map(([kind, subject, start], index) =>
    improvement(case_id, index + 1, subject, kind, start, random),
  );
}

const event = (event_id, case_id, kind, title, start_date, end_date, description) => ({
  event_id,
  case_id,
  kind,
  title,
  start_date,
  end_date,
  date_precision: 'day',
  description,
  source: 'synthetic',
  confidence: 'low',
  publishable: false,
  rating: null,
});

const named = { value_stream: 'Value stream', rpiw: 'RPIW' };

function eventsOf(rows) {
  const launched = rows
    .filter(({ kind }) => kind !== 'training_inspired')
    .map(({ improvement_id, case_id, kind, title, start_date, end_date, measure_name }) =>
      event(
        `S-${improvement_id}`,
        case_id,
        kind,
        `${named[kind]}: ${title.toLowerCase()}`,
        start_date,
        end_date,
        `Invented. ${measure_name === null ? 'Nothing was counted.' : `Counted: ${measure_name}.`}`,
      ),
    );
  const taught = trusts.flatMap(case_id =>
    Array.from({ length: cohorts }, (_, index) =>
      event(
        `S-${case_id}-L${index + 1}`,
        case_id,
        'l4l_start',
        `Lean for Leaders, cohort ${index + 1}`,
        cohortStart(index + 1),
        null,
        'Invented. The first of six modules.',
      ),
    ),
  );
  return [...launched, ...taught];
}

function allWorks() {
  const random = seeded(20160411);
  return trusts.flatMap(case_id => works(case_id, random));
}

/** The value streams of all trusts. */
export const valueStreams = () => allWorks().filter(({ kind }) => kind === 'value_stream');

/** The objectives, the improvements and their events, by name. */
export function improvements() {
  const rows = allWorks();
  const table = rows.map(({ goal_id, ...row }) => ({ ...row, objective_id: goal_id ?? row.objective_id }));
  return [
    ['objectives.csv', csv([...objectives(), ...goals(rows)])],
    ['improvements.csv', csv(table)],
    ['timelines/synthetic-improvement.csv', csv(eventsOf(rows))],
  ];
}
