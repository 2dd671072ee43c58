/** Rows to write as a study's table, made the same way every time. */
interface Table<Row extends Readonly<Record<string, string | number>>> {
  readonly rows: readonly Row[];
  csv(): string;
}

function table<Row extends Readonly<Record<string, string | number>>>(rows: readonly Row[]): Table<Row> {
  return {
    rows,
    csv: () =>
      [Object.keys(rows[0] ?? {}).join(','), ...rows.map(row => Object.values(row).join(','))].join('\n') +
      '\n',
  };
}

let seed = 20_260_101;

/** A number from 0 to below 1: Lehmer's generator, so that every run measures the same. */
function random(): number {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed / 2_147_483_647;
}

const whole = (below: number) => Math.floor(random() * below);

export const series = table(
  Array.from({ length: 600_000 }, (_, index) => ({
    series: `s${Math.floor(index / 60)}`,
    period: (index % 60) + 1,
    value: Math.round(1000 * (50 + 10 * random())) / 1000,
  })),
);

export const ties = table(
  [...new Set(Array.from({ length: 40_000 }, () => `${whole(2000)} ${whole(2000)}`))]
    .map(pair => pair.split(' '))
    .filter(([from, to]) => from !== to)
    .concat(Array.from({ length: 2000 }, (_, index) => [String(index), String((index + 1) % 2000)]))
    .slice(-20_000)
    .map(([from = '', to = '']) => ({ network: 'n', from_actor: `a${from}`, to_actor: `a${to}` })),
);

const states = ['education', 'training', 'employment', 'joblessness', 'school', 'college'];

export const sequences = table(
  Array.from({ length: 712 }, (_, id) => {
    let state = whole(states.length);
    return Array.from({ length: 70 }, (_each, position) => {
      if (random() < 0.06) state = whole(states.length);
      return { case_id: id, position: position + 1, state: states[state] ?? '' };
    });
  }).flat(),
);

const conditions = Array.from('ABCDEFGHIJ');

export const membership = table(
  Array.from({ length: 60 }, (_, id) => {
    const given = conditions.map(condition => ({ case_id: id, condition, membership: whole(2) }));
    const value = (index: number) => given[index]?.membership ?? 0;
    const outcome = (value(0) && value(1)) || (value(2) && !value(3)) ? 1 : 0;
    return [...given, { case_id: id, condition: 'Y', membership: outcome }];
  }).flat(),
);

const characters = 30_000;

export const documents = table(
  Array.from({ length: 200 }, (_, id) => ({
    document_id: `d${id}`,
    text: 'we asked why '.repeat(characters / 13),
  })),
);

export const codings = table(
  Array.from({ length: 50_000 }, (_, id) => {
    const start = whole(characters - 400);
    return {
      coding_id: id,
      document_id: `d${id % 200}`,
      code_id: `c${whole(60)}`,
      coder: random() < 0.5 ? 'RB' : 'KM',
      start_char: start,
      end_char: start + 20 + whole(300),
    };
  }),
);
