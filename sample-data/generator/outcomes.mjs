import { deviate, seeded, shuffled } from './random.mjs';

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
  {
    id: 'cancer_62d',
    file: 'cancer-sixty-two-day.csv',
    levels: [88, 86, 84, 82, 79],
    yearlyTrend: [-1, 0.5],
    seasonal: [0.5, 1.5],
    noise: 1.6,
    ceiling: 98,
    scale: 100,
    volumes: [240, 95, 170, 160, 130],
    volumeGrowth: 0.03,
    pandemicVolume: [1, 0.8, 0.65, 0.7, 0.8, 0.85, 0.95, 1, 1, 1, 0.9, 0.95, 1.1],
    pandemicShift: [0, -3, -8, -6, -4, -3, -3, -3, -4, -5, -8, -7, -4],
  },
  {
    id: 'fft_positive',
    file: 'friends-and-family.csv',
    levels: [97.5, 96.5, 96, 95, 94],
    yearlyTrend: [-0.2, 0.4],
    seasonal: [0.1, 0.5],
    noise: 0.4,
    ceiling: 99.5,
    scale: 100,
    volumes: [4200, 1900, 2600, 3100, 1800],
    volumeGrowth: 0.02,
    pandemicVolume: [0.5, 0.2, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.45, 0.4, 0.35, 0.4, 0.5],
    pandemicShift: [0, 1, 1, 0.8, 0.6, 0.5, 0.3, 0.2, 0, -0.3, -0.5, -0.2, 0],
  },
  {
    id: 'cdiff_rate',
    file: 'clostridioides-difficile.csv',
    levels: [12, 14, 16, 18, 21],
    yearlyTrend: [-0.9, 0.2],
    seasonal: [-1.5, 0.5],
    noise: 3,
    ceiling: 60,
    scale: 100000,
    volumes: [52000, 19500, 33000, 34000, 22500],
    volumeGrowth: 0.005,
    pandemicVolume: [0.85, 0.6, 0.65, 0.7, 0.78, 0.8, 0.85, 0.88, 0.9, 0.92, 0.95, 0.9, 0.9],
    pandemicShift: [0, 1, 0, 0, 1, 1, 0, 0, 1, 1, 2, 1, 0],
  },
  {
    id: 'shmi',
    file: 'summary-mortality.csv',
    levels: [0.94, 0.97, 1, 1.03, 1.06],
    yearlyTrend: [-0.01, 0.01],
    seasonal: [-0.004, 0.004], // a rolling year has hardly any season
    noise: 0.004,
    ceiling: 2,
    scale: 1,
    decimals: 4,
    volumes: [2950, 1350, 2300, 2150, 1800],
    volumeGrowth: 0.005,
    pandemicVolume: [1, 0.98, 0.97, 0.95, 0.94, 0.93, 0.92, 0.91, 0.9, 0.9, 0.89, 0.88, 0.88],
    pandemicShift: [0, 0, 0.002, 0.004, 0.004, 0.005, 0.005, 0.006, 0.006, 0.006, 0.008, 0.01, 0.01],
  },
  {
    id: 'sickness',
    file: 'staff-sickness.csv',
    levels: [3.6, 3.9, 4.2, 4.5, 4.8],
    yearlyTrend: [-0.05, 0.08],
    seasonal: [-0.5, -0.3], // more in winter
    noise: 0.12,
    ceiling: 12,
    scale: 100,
    volumes: [482000, 112000, 188000, 251000, 154000],
    volumeGrowth: 0.015,
    pandemicVolume: [1, 1, 1.01, 1.01, 1.02, 1.02, 1.02, 1.02, 1.03, 1.03, 1.03, 1.03, 1.03],
    pandemicShift: [0.9, 2.1, 0.9, 0.3, 0, -0.1, 0, 0.3, 0.7, 0.6, 1.4, 0.6, 0],
  },
];

const between = ([low, high], random) => low + (high - low) * random();

function period(month) {
  const year = 2015 + Math.floor((month + 3) / 12);
  return `${year}-${String(((month + 3) % 12) + 1).padStart(2, '0')}-01`;
}

function rounded(numerator, denominator, decimals) {
  const unit = 10 ** decimals;
  return (Math.round((unit * numerator) / denominator) / unit).toFixed(decimals);
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
    const value = rounded(measure.scale * numerator, denominator, measure.decimals ?? 2);
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

/** The outcome files, by name. */
export function outcomes() {
  const random = seeded(20150716);
  return measures.map(measure => [`outcomes/${measure.file}`, table(measure, random)]);
}
