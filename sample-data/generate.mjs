// Writes the synthetic outcome series of the sample study. Nothing here is measured: levels, trends, seasons and
// noise are drawn from a seeded generator, and which trust gets which level is drawn too.
//
//   node sample-data/generate.mjs [folder]        the folder defaults to sample-data/data/outcomes
//
// Only + - * / and rounding are used, so every machine writes the same bytes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const months = 72; // April 2015 to March 2021
const pandemic = 59; // March 2020
const trusts = ['LTHT', 'SASH', 'BHRUT', 'UHCW', 'SaTH'];

// April to March, 1 at the year's best and -1 at its worst.
const season = [0.1, 0.5, 0.7, 0.5, 0.6, 0.3, 0.1, -0.3, -0.8, -1, -0.8, -0.4];

const measures = [
  {
    id: 'ae_4h',
    file: 'ae-four-hour.csv',
    levels: [93.5, 90.5, 88, 85.5, 82],
    yearlyTrend: [-1.6, 0.4],
    seasonal: [2, 4.5],
    noise: 1,
    ceiling: 99,
    scale: 100,
    volumes: [21000, 9000, 25000, 20000, 11000], // order of size of each trust's monthly attendances
    volumeGrowth: 0.02,
    pandemicVolume: [0.72, 0.5, 0.6, 0.7, 0.78, 0.84, 0.84, 0.79, 0.73, 0.71, 0.65, 0.68, 0.8],
    pandemicShift: [-1, 4, 6, 6, 4, 2, 0, -3, -5, -7, -8, -4, 1],
  },
  {
    id: 'rtt_18w',
    file: 'rtt-eighteen-week.csv',
    levels: [93.5, 92, 90, 88, 86],
    yearlyTrend: [-1.4, 0.3],
    seasonal: [0.4, 1],
    noise: 0.5,
    ceiling: 98,
    scale: 100,
    volumes: [52000, 24000, 44000, 38000, 22000],
    volumeGrowth: 0.04,
    pandemicVolume: [0.97, 0.9, 0.87, 0.87, 0.9, 0.93, 0.96, 0.98, 1, 1, 1.01, 1.02, 1.05],
    pandemicShift: [-3, -13, -22, -33, -39, -34, -28, -25, -23, -24, -26, -27, -26],
  },
  {
    id: 'los_emergency',
    file: 'length-of-stay.csv',
    levels: [4.3, 4.7, 5.1, 5.5, 6],
    yearlyTrend: [-0.12, 0.03],
    seasonal: [-0.35, -0.15], // stays are longer in winter
    noise: 0.1,
    ceiling: 12,
    scale: 1,
    volumes: [5200, 2400, 4600, 4300, 3100],
    volumeGrowth: 0.01,
    pandemicVolume: [0.78, 0.6, 0.7, 0.78, 0.84, 0.87, 0.88, 0.88, 0.84, 0.84, 0.8, 0.8, 0.88],
    pandemicShift: [-0.1, 0.2, -0.2, -0.3, -0.3, -0.2, -0.1, 0, 0.3, 0.4, 0.8, 0.5, 0.1],
  },
];

/** A small seeded generator (mulberry32): numbers from 0 up to 1. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Near enough to a normal deviate without logarithms or cosines. */
function deviate(random) {
  let sum = -6;
  for (let draw = 0; draw < 12; draw += 1) sum += random();
  return sum;
}

function shuffled(values, random) {
  const left = [...values];
  return values.map(() => left.splice(Math.floor(random() * left.length), 1)[0]);
}

const between = ([low, high], random) => low + (high - low) * random();

function period(month) {
  const year = 2015 + Math.floor((month + 3) / 12);
  return `${year}-${String(((month + 3) % 12) + 1).padStart(2, '0')}-01`;
}

function series(measure, trust, level, volume, random) {
  const trend = between(measure.yearlyTrend, random);
  const seasonal = between(measure.seasonal, random);
  let drift = 0;
  const rows = [];
  for (let month = 0; month < months; month += 1) {
    drift = 0.6 * drift + 0.8 * measure.noise * deviate(random);
    const shift = month < pandemic ? 0 : measure.pandemicShift[month - pandemic];
    const demand = month < pandemic ? 1 : measure.pandemicVolume[month - pandemic];
    const expected = level + (trend * month) / 12 + seasonal * season[month % 12] + shift + drift;
    const growth = 1 + (measure.volumeGrowth * month) / 12 + 0.015 * deviate(random);
    const denominator = Math.round(volume * growth * demand);
    const numerator = Math.round((denominator * Math.min(expected, measure.ceiling)) / measure.scale);
    const value = (Math.round((100 * measure.scale * numerator) / denominator) / 100).toFixed(2);
    rows.push([trust, measure.id, period(month), value, numerator, denominator, 'synthetic'].join(','));
  }
  return rows;
}

function table(measure, random) {
  const levels = shuffled(measure.levels, random);
  const rows = trusts.flatMap((trust, index) =>
    series(measure, trust, levels[index], measure.volumes[index], random),
  );
  return ['case_id,measure_id,period,value,numerator,denominator,source', ...rows, ''].join('\n');
}

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2] ?? join(here, 'data', 'outcomes');
const random = seeded(20150716);
mkdirSync(folder, { recursive: true });
for (const measure of measures) writeFileSync(join(folder, measure.file), table(measure, random));
