// What the meetings spent their time on: about five and a half hours in London, half of that on a screen. A meeting at
// which something is noted of a promise as it was looked at has the reflection on its agenda; others may pass it over.
import { calendar, compactActs } from './meetings.mjs';
import { csv, pick, seeded } from './random.mjs';

/** The agendas of these meetings are not in the record. */
const lost = ['S-TGB-2016-02', 'S-TGB-2017-12'];

/** To the nearest five minutes. */
const fives = minutes => 5 * Math.round(minutes / 5);

const between = (least, most, random) => fives(least + (most - least) * random());

/** A day in London; what is left over goes to the report-outs, which come last. */
function inLondon(number, reflects, random) {
  const cut = random() < 0.08;
  const longer = random() < 0.1;
  const helped = random() < 0.85;
  const length = (cut ? 265 : longer ? 355 : 330) + pick([-10, -5, 0, 0, 0, 5, 10], random);
  const shrinking = 50 - (25 * number) / 50;
  const items = [
    ['business', between(15, 35, random)],
    ...(reflects
      ? [['reflection on the compact', fives(shrinking + pick([-10, -5, 0, 0, 5, 10], random))]]
      : []),
    ['report-out', between(35, 60, random)],
    ...(helped
      ? [
          ['break', 15],
          ['peer problem', between(40, 75, random)],
        ]
      : []),
    ['break', pick([35, 40, 45], random)],
    ...(cut ? [] : [['learning', between(35, helped && number >= 6 ? 60 : 95, random)]]),
    ['business', between(10, 25, random)],
  ];
  const left = length - items.reduce((sum, [, minutes]) => sum + minutes, 0);
  return left < 15 ? items : [...items.slice(0, -1), ['report-out', left], items.at(-1)];
}

/** A morning on a screen. */
function onScreen(reflects, random) {
  return [
    ['business', between(20, 45, random)],
    ...(reflects ? [['reflection on the compact', between(10, 25, random)]] : []),
    ['peer problem', between(35, 65, random)],
    ['break', 10],
    ['report-out', between(20, 45, random)],
    ...(random() < 0.5 ? [['learning', between(15, 30, random)]] : []),
    ['business', between(5, 15, random)],
  ];
}

/** The items of the agendas, by name. */
export function agenda() {
  const random = seeded(20160407);
  const reflected = new Set(
    compactActs()
      .filter(({ act }) => act === 'reflection')
      .map(({ event_id }) => event_id),
  );
  const rows = calendar().flatMap(({ event_id, date }, number) => {
    const passed = number < 2 || random() < 0.35;
    const reflects = reflected.has(event_id) || !passed;
    const items = date < '2020-06-01' ? inLondon(number, reflects, random) : onScreen(reflects, random);
    return items.map(([item, minutes], index) => ({
      event_id,
      position: index + 1,
      item,
      minutes,
      source: 'synthetic',
    }));
  });
  return [['agenda.csv', csv(rows.filter(({ event_id }) => !lost.includes(event_id)))]];
}
