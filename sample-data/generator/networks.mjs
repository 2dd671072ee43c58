// Who talks to whom about improvement, as a survey would ask it: each person who answers names up to five people
// they talk to and up to five who talk to them. Also the training records of the same people and of others.
import { csv, monday, pick, seeded, shuffled } from './random.mjs';

/**
 * Pairs that talk both ways, and one way, at each of the two waves; how many nobody names; the share of one-way pairs that
 * run through a go-between; the seeds of the first wave, of the second, and of the training.
 */
const trusts = [
  {
    case_id: 'LTHT',
    label: 'T1',
    people: 61,
    both: [88, 105],
    oneWay: [62, 56],
    isolates: [0, 0],
    hubs: 0,
    seeds: [20190501, 1, 1359296814],
  },
  {
    case_id: 'SASH',
    label: 'T2',
    people: 46,
    both: [80, 92],
    oneWay: [40, 38],
    isolates: [0, 0],
    hubs: 0,
    seeds: [-2052315527, 2, 1145331002],
  },
  {
    case_id: 'BHRUT',
    label: 'T3',
    people: 52,
    both: [34, 42],
    oneWay: [60, 60],
    isolates: [3, 2],
    hubs: 0.2,
    seeds: [-348045429, 3, -699886026],
  },
  {
    case_id: 'UHCW',
    label: 'T4',
    people: 49,
    both: [42, 55],
    oneWay: [62, 58],
    isolates: [1, 0],
    hubs: 0.3,
    seeds: [1405927972, 4, 903476081],
  },
  {
    case_id: 'SaTH',
    label: 'T5',
    people: 46,
    both: [13, 6],
    oneWay: [62, 61],
    isolates: [1, 3],
    hubs: 0.75,
    seeds: [-1045065029, 5, -1922673096],
  },
];
const waves = ['2018-06-01', '2019-05-01'];
const roles = [
  ['EX', 'executive', 0.08],
  ['SC', 'senior clinician', 0.22],
  ['MG', 'manager', 0.32],
  ['KP', 'KPO', 0.08],
  ['FL', 'front line', 0.3],
];
const listLength = 5;

function staff({ case_id, label, people }) {
  const bands = roles.flatMap(([code, role_band, share]) =>
    Array.from({ length: Math.round(share * people) }, () => ({ code, role_band })),
  );
  // Numbers begin at 21: no person of the networks is one of the interviewees.
  return Array.from({ length: people }, (_, index) => {
    const { code, role_band } = bands[Math.min(index, bands.length - 1)];
    return { actor_id: `${label}-${code}-${index + 21}`, case_id, role_band, group: index % 6 };
  });
}

const pull = { executive: 2, KPO: 3 };

/** Pairs of people, near ones more often, until there are enough; nobody connected is left without one. */
function pairs(people, wanted, taken, random) {
  const urn = people.flatMap(person => Array.from({ length: pull[person.role_band] ?? 1 }, () => person));
  const found = [];
  const waiting = shuffled(people, random).filter(
    ({ actor_id }) => ![...taken].some(key => key.includes(actor_id)),
  );
  while (found.length < wanted) {
    const one = waiting.at(-1) ?? pick(urn, random);
    const other = pick(urn, random);
    const key = [one.actor_id, other.actor_id].sort().join(' ');
    if (one === other || taken.has(key) || (one.group !== other.group && random() < 0.6)) continue;
    waiting.pop();
    taken.add(key);
    found.push([one, other]);
  }
  return found;
}

/** One-way pairs that all touch one of two go-betweens. */
function messages(people, wanted, taken, random) {
  const hubs = [people.find(({ role_band }) => role_band === 'KPO'), people[0]];
  const found = [];
  for (const person of shuffled(people, random)) {
    const hub = random() < 0.7 ? hubs[0] : hubs[1];
    const key = [hub.actor_id, person.actor_id].sort().join(' ');
    if (found.length >= wanted || hubs.includes(person) || taken.has(key)) continue;
    taken.add(key);
    found.push(random() < 0.6 ? [hub, person] : [person, hub]);
  }
  return found;
}

/** What people wrote down: a tie is known if one end lists it, and some are listed by both. */
function nominations(ties, answered, random) {
  const lists = new Map();
  const claim = (kind, by) => {
    const key = `${kind} ${by.actor_id}`;
    const length = lists.get(key) ?? 0;
    if (!answered.has(by.actor_id) || length >= listLength) return false;
    lists.set(key, length + 1);
    return true;
  };
  const named = [];
  for (const [from, to] of shuffled(ties, random)) {
    const sender = random() < 0.8 && claim('talks_to', from);
    const receiver = (!sender || random() < 0.45) && claim('talked_to_by', to);
    const late = !sender && !receiver && claim('talks_to', from);
    if (sender || late) named.push([from, to, 'talks_to', 'sender']);
    if (receiver) named.push([from, to, 'talked_to_by', 'receiver']);
  }
  return named;
}

/** The pairs of an earlier wave that are still there: most that talked both ways, half of the others. */
function lasting(pairsBefore, share, isolates, wanted, taken, random) {
  const kept = pairsBefore.filter(pair => random() < share && !pair.some(person => isolates.has(person)));
  const some = shuffled(kept, random).slice(0, wanted);
  for (const pair of some)
    taken.add(
      pair
        .map(({ actor_id }) => actor_id)
        .sort()
        .join(' '),
    );
  return some;
}

function wave(trust, people, index, earlier, random) {
  const alone = shuffled(people.slice(5), random).filter(({ role_band }) => role_band !== 'KPO');
  const isolates = new Set(alone.slice(0, trust.isolates[index]));
  const connected = people.filter(person => !isolates.has(person));
  const answered = new Set(people.filter(() => random() < 0.88).map(({ actor_id }) => actor_id));
  for (const { actor_id } of people.slice(0, 1)) answered.add(actor_id);
  const taken = new Set();
  const wanted = { both: trust.both[index], oneWay: trust.oneWay[index] };
  const lastingBoth = lasting(earlier.both, 0.7, isolates, wanted.both, taken, random);
  const lastingOneWay = lasting(earlier.oneWay, 0.5, isolates, wanted.oneWay, taken, random);
  const left = wanted.oneWay - lastingOneWay.length;
  const hubTies = messages(connected, Math.round(trust.hubs * left), taken, random);
  const both = [...pairs(connected, wanted.both - lastingBoth.length, taken, random), ...lastingBoth];
  const others = pairs(connected, left - hubTies.length, taken, random);
  const oneWay = [...hubTies, ...others, ...lastingOneWay];
  const ties = [...oneWay, ...both, ...both.map(([from, to]) => [to, from])];
  const date = waves[index];
  return {
    both,
    oneWay,
    actors: people.map(({ actor_id, case_id, role_band }) => ({
      actor_id,
      case_id,
      wave: date,
      role_band,
      responded: answered.has(actor_id),
      source: 'synthetic',
    })),
    ties: nominations(ties, answered, random)
      .map(([from, to, kind, claimed_by]) => ({
        case_id: trust.case_id,
        wave: date,
        from_actor: from.actor_id,
        to_actor: to.actor_id,
        kind,
        weight: 1 + Math.floor(3 * random()),
        claimed_by,
        source: 'synthetic',
      }))
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  };
}

const month = (year, number, day) =>
  `${year}-${String(number).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** When a cohort of Lean for Leaders starts: two a year from April 2016. */
export const cohortStart = cohort =>
  monday(month(2016 + Math.floor((cohort - 1) / 2), cohort % 2 === 1 ? 4 : 10, 8));
/** How many cohorts there are. */
export const cohorts = 8;

function records(trust, people, random) {
  const further = Array.from({ length: 30 + Math.floor(40 * random()) }, (_, index) => {
    const [code, role_band] = pick(roles.slice(1), random);
    return { actor_id: `${trust.label}-${code}-${index + 121}`, case_id: trust.case_id, role_band };
  });
  return [...people, ...further].map(({ actor_id, case_id, role_band }) => {
    const latest = role_band === 'executive' ? 3 : role_band === 'KPO' ? 2 : cohorts;
    const cohort = 1 + Math.floor(latest * (0.3 + 0.7 * random()) * random());
    const start = cohortStart(cohort);
    const finished = random() < (role_band === 'executive' ? 0.75 : 0.85);
    const months = 9 + Math.floor(4 * random());
    const [year, number] = start.split('-').map(Number);
    const end = month(year + Math.floor((number - 1 + months) / 12), ((number - 1 + months) % 12) + 1, 20);
    return {
      person_id: actor_id,
      case_id,
      role_band,
      programme: 'Lean for Leaders',
      cohort,
      start_date: start,
      completed_date: finished ? end : null,
      source: 'synthetic',
    };
  });
}

/** The network and training files, by name. */
export function networks() {
  const all = trusts.map(trust => {
    const people = staff(trust);
    const [first, second, training] = trust.seeds.map(seeded);
    const before = wave(trust, people, 0, { both: [], oneWay: [] }, first);
    return {
      waves: [before, wave(trust, people, 1, before, second)],
      training: records(trust, people, training),
    };
  });
  return [
    ['networks/actors.csv', csv(all.flatMap(each => each.waves.flatMap(({ actors }) => actors)))],
    ['networks/ties.csv', csv(all.flatMap(each => each.waves.flatMap(({ ties }) => ties)))],
    ['training.csv', csv(all.flatMap(({ training }) => training))],
  ];
}
