import { describe, expect, test } from 'vitest';
import { conservative, intermediate, parsimonious } from '../../../analyses/qca/solutions';
import { written } from '../../../analyses/qca/cubes';
import type { Model, Outputs } from '../../../analyses/qca/solutions';

/** Numbers from 0 to 1, the same ones each time. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

/** A truth table in which each configuration is positive, negative or without cases. */
function tableOf(
  conditions: number,
  seed: number,
  shares: readonly [positive: number, negative: number],
): Outputs {
  const next = random(seed);
  for (let turn = 0; turn < 5; turn++) next();
  const drawn = Array.from({ length: 2 ** conditions }, (_, configuration) => ({
    configuration,
    at: next(),
  }));
  const positive = drawn.filter(({ at }) => at < shares[0]).map(({ configuration }) => configuration);
  const negative = drawn
    .filter(({ at }) => at >= shares[0] && at < shares[0] + shares[1])
    .map(({ configuration }) => configuration);
  return {
    conditions,
    positive: positive.length > 0 ? positive : [0],
    negative: negative.filter(one => positive.length > 0 || one > 0),
  };
}

const signs = (text: string): readonly string[] => Array.from(text);

/** A conjunction as a text of +, - and . for each condition: what is compared with, in no way as the methods do it. */
type Pattern = string;

const patterns = (conditions: number): readonly Pattern[] =>
  conditions === 0
    ? ['']
    : patterns(conditions - 1).flatMap(rest => ['+', '-', '.'].map(sign => rest + sign));
const fits = (pattern: Pattern, configuration: number) =>
  signs(pattern).every(
    (sign, at) =>
      sign === '.' ||
      (sign === '+') === (Math.trunc(configuration / 2 ** (pattern.length - 1 - at)) % 2 === 1),
  );
const all = (conditions: number) =>
  Array.from({ length: 2 ** conditions }, (_, configuration) => configuration);
const letters = (conditions: number) => signs('abcdefghij').slice(0, conditions);
const patternOf = (cube: Model[number], conditions: number): Pattern => {
  const literals = written(cube, letters(conditions)).split('*');
  return letters(conditions)
    .map(name => (literals.includes(name) ? '+' : literals.includes(`~${name}`) ? '-' : '.'))
    .join('');
};
const textOf = (model: readonly Pattern[]) => [...model].sort().join(' ');
const textsOf = (models: readonly Model[], conditions: number) =>
  models.map(model => textOf(model.map(one => patternOf(one, conditions)))).sort();

/** Every smallest selection of prime implicants of a set that covers the positive configurations, by trying all. */
function tried(
  { conditions, positive }: Outputs,
  isWithin: (configuration: number) => boolean,
): readonly string[] {
  const within = patterns(conditions).filter(pattern =>
    all(conditions)
      .filter(one => fits(pattern, one))
      .every(isWithin),
  );
  const isWider = (wide: Pattern, pattern: Pattern) =>
    wide !== pattern && signs(wide).every((sign, at) => sign === '.' || sign === pattern[at]);
  const primes = within.filter(
    pattern => !within.some(wide => isWider(wide, pattern)) && positive.some(one => fits(pattern, one)),
  );
  for (let size = 0; ; size++) {
    const covers = selections(primes, size).filter(own =>
      positive.every(one => own.some(pattern => fits(pattern, one))),
    );
    if (covers.length > 0) return covers.map(textOf).sort();
  }
}

const selections = (items: readonly Pattern[], size: number): readonly (readonly Pattern[])[] =>
  size === 0
    ? [[]]
    : items.flatMap((item, at) => selections(items.slice(at + 1), size - 1).map(rest => [item, ...rest]));

const tables = [
  ...Array.from({ length: 60 }, (_, seed) => tableOf(3, seed + 1, [0.4, 0.3])),
  ...Array.from({ length: 60 }, (_, seed) => tableOf(4, seed + 101, [0.3, 0.3])),
  ...Array.from({ length: 30 }, (_, seed) => tableOf(4, seed + 201, [0.2, 0.5])),
  ...Array.from({ length: 30 }, (_, seed) => tableOf(3, seed + 301, [0.6, 0.4])),
];

describe('compared with trying every selection of prime implicants', () => {
  test('the tables are of all sorts: with and without remainders, with one model and with several', () => {
    expect(
      tables.some(table => table.positive.length + table.negative.length === 2 ** table.conditions),
    ).toBe(true);
    expect(tables.some(table => table.negative.length === 0)).toBe(true);
    expect(tables.some(table => conservative(table).length > 1)).toBe(true);
    expect(tables.some(table => parsimonious(table).length > 2)).toBe(true);
  });

  test('the conservative models are the same', () => {
    for (const table of tables) {
      const expected = tried(table, one => table.positive.includes(one));
      expect(textsOf(conservative(table), table.conditions)).toEqual(expected);
    }
  });

  test('the parsimonious models are the same', () => {
    for (const table of tables) {
      const expected = tried(table, one => !table.negative.includes(one));
      expect(textsOf(parsimonious(table), table.conditions)).toEqual(expected);
    }
  });

  test('the intermediate models are the same as from easy counterfactuals found configuration by configuration', () => {
    for (const [at, table] of tables.entries()) {
      const expected = ['+-.+', '++++', '.-.-', '....'][at % 4]?.slice(0, table.conditions) ?? '';
      const simple = tried(table, one => !table.negative.includes(one));
      const complex = tried(table, one => table.positive.includes(one));
      const models = complex.flatMap(c =>
        simple.flatMap(p => {
          const easy = easyCounterfactuals(table, c.split(' '), p.split(' '), expected);
          return tried(table, one => table.positive.includes(one) || easy.has(one));
        }),
      );
      const bits = (wanted: string) =>
        parseInt(
          signs(expected)
            .map(sign => (wanted.includes(sign) ? 1 : 0))
            .join(''),
          2,
        );
      expect(textsOf(intermediate(table, { mask: bits('+-'), value: bits('+') }), table.conditions)).toEqual(
        [...new Set(models)].sort(),
      );
    }
  });
});

/**
 * The remainders of a parsimonious model that differ from some conservative term only in conditions that the
 * parsimonious term around it leaves out and that have the expected sign in the remainder.
 */
function easyCounterfactuals(
  { conditions, positive }: Outputs,
  complex: readonly Pattern[],
  simple: readonly Pattern[],
  expected: Pattern,
): ReadonlySet<number> {
  const isAround = (wide: Pattern, pattern: Pattern) =>
    signs(wide).every((sign, at) => sign === '.' || sign === pattern[at]);
  return new Set(
    all(conditions).filter(
      one =>
        !positive.includes(one) &&
        complex.some(c =>
          simple.some(p => {
            if (!isAround(p, c) || !fits(p, one)) return false;
            const own = patternOfConfiguration(one, conditions);
            return signs(c).every(
              (sign, at) => sign === '.' || sign === own[at] || (p[at] === '.' && expected[at] === own[at]),
            );
          }),
        ),
    ),
  );
}

const patternOfConfiguration = (configuration: number, conditions: number): Pattern =>
  patterns(conditions).find(pattern => !pattern.includes('.') && fits(pattern, configuration)) ?? '';

describe('larger tables', () => {
  /** 60 cases at random, whose outcome is that of an expression, but for one case in twenty. */
  const studied = (conditions: number, seed: number): Outputs => {
    const next = random(seed);
    const found = new Map<number, boolean>();
    for (let one = 0; one < 60; one++) {
      const configuration = Math.trunc(next() * 2 ** conditions);
      const holds = ['+.-.+', '.++..'].some(pattern => fits(pattern.padEnd(conditions, '.'), configuration));
      found.set(configuration, holds !== next() < 0.05);
    }
    const having = (wanted: boolean) =>
      [...found].filter(([, holds]) => holds === wanted).map(([one]) => one);
    return { conditions, positive: having(true).sort((a, b) => a - b), negative: having(false) };
  };
  const models = [5, 6, 8, 10].flatMap(conditions =>
    [1, 2].flatMap(seed => {
      const table = studied(conditions, seed * 17 + conditions);
      const solved = [
        conservative(table),
        parsimonious(table),
        intermediate(table, { mask: 1, value: 1 }),
      ].flat();
      return solved.map(model => ({ table, own: model.map(one => patternOf(one, conditions)) }));
    }),
  );

  test('every model covers each positive configuration and no negative one', () => {
    for (const { table, own } of models) {
      expect(table.positive.filter(one => !own.some(pattern => fits(pattern, one)))).toEqual([]);
      expect(table.negative.filter(one => own.some(pattern => fits(pattern, one)))).toEqual([]);
    }
  });

  test('no model can do without one of its terms, and none of its terms without one of its conditions', () => {
    for (const { table, own } of models) {
      for (const term of own) {
        const others = own.filter(pattern => pattern !== term);
        expect(table.positive.every(one => others.some(pattern => fits(pattern, one)))).toBe(false);
      }
    }
    const [first] = models;
    const sparse = parsimonious(studied(10, 27)).map(model => model.map(one => patternOf(one, 10)));
    expect(first?.own.length).toBeGreaterThan(1);
    for (const pattern of sparse.flat()) {
      for (const at of signs(pattern).keys()) {
        if (pattern[at] === '.') continue;
        const wider = pattern.slice(0, at) + '.' + pattern.slice(at + 1);
        expect(studied(10, 27).negative.some(one => fits(wider, one))).toBe(true);
      }
    }
  });

  test('more models than anyone could compare are an error, not a selection', () => {
    const scattered = tableOf(10, 4, [16 / 1024, 44 / 1024]);
    expect(() => parsimonious(scattered)).toThrow(/more than 50,000 models/);
  });
});
