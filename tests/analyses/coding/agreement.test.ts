import { beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../../main/engine/database/Session';
import { openMethods } from '../../engine/openMethods';
import { agreementOf, judged, statistics } from './judgements';
import { alpha, cohen, distances, seeded } from './plain';
import type { Judgements } from './plain';

let session: Session;
beforeAll(async () => {
  session = await openMethods();
});

const agreement = (rows: string, level?: string) => agreementOf(session, rows, level);

describe('a plain computation', () => {
  const random = seeded(7);
  const some = (coders: number, gaps: number): Judgements =>
    Array.from({ length: 60 }, () => {
      const truth = Math.floor(random() * 5);
      return Array.from({ length: coders }, () =>
        random() < gaps ? null : random() < 0.6 ? truth : Math.floor(random() * 5),
      );
    });

  test.each(Object.keys(distances))('gives the same alpha, %s', async level => {
    for (const units of [some(2, 0), some(3, 0.2), some(5, 0.5)]) {
      const found = await agreement(judged(units), level);
      const distance = distances[level] ?? (() => NaN);
      expect(found.get('krippendorff_alpha')?.value).toBeCloseTo(alpha(units, distance), 10);
    }
  });

  test('gives the same kappas of those units that both judged', async () => {
    const units = some(2, 0.1);
    const pairs = units.filter((unit): unit is [number, number] => unit.every(value => value !== null));
    const found = await agreement(judged(units), 'ordinal');
    const value = (statistic: string) => found.get(statistic)?.value;
    expect(pairs.length).toBeLessThan(units.length);
    expect(value('cohen_kappa')).toBeCloseTo(
      cohen(pairs, (i, j) => Number(i !== j)),
      10,
    );
    expect(value('weighted_kappa_linear')).toBeCloseTo(
      cohen(pairs, (i, j) => Math.abs(i - j)),
      10,
    );
    expect(value('weighted_kappa_quadratic')).toBeCloseTo(
      cohen(pairs, (i, j) => (i - j) ** 2),
      10,
    );
    const left = `${units.length - pairs.length} of ${units.length} units left out: they lack a coder's value.`;
    for (const statistic of ['percent_agreement', 'cohen_kappa', 'fleiss_kappa']) {
      expect(found.get(statistic)).toMatchObject({ units: pairs.length, note: left });
    }
  });

  test('gives the same when coders change places or values change names', async () => {
    const units = some(2, 0.1);
    const [found, swapped, renamed] = [
      await agreement(judged(units), 'ordinal'),
      await agreement(judged(units.map(unit => [...unit].reverse())), 'ordinal'),
      await agreement(
        `SELECT unit, coder, ['q', 'b', 'z', 'a', 'm'][value + 1] AS value FROM (${judged(units)})`,
      ),
    ];
    for (const statistic of statistics) {
      expect(swapped.get(statistic)?.value).toBeCloseTo(found.get(statistic)?.value ?? NaN, 10);
    }
    const nominal = await agreement(judged(units));
    for (const statistic of ['percent_agreement', 'cohen_kappa', 'fleiss_kappa', 'krippendorff_alpha']) {
      expect(renamed.get(statistic)?.value).toBeCloseTo(nominal.get(statistic)?.value ?? NaN, 10);
    }
  });
});

describe('what is not defined', () => {
  test('Cohen’s kappas of three coders', async () => {
    const found = await agreement(
      judged([
        [1, 1, 2],
        [2, 2, 2],
        [1, 2, 1],
      ]),
    );
    for (const statistic of ['cohen_kappa', 'weighted_kappa_linear', 'weighted_kappa_quadratic']) {
      expect(found.get(statistic)).toMatchObject({
        value: null,
        note: 'It is of two coders, and there are 3.',
      });
    }
    expect(found.get('percent_agreement')?.value).toBeCloseTo(100 / 3, 10);
  });

  test('any coefficient when all values are the same, though all agree', async () => {
    const found = await agreement(
      judged([
        [4, 4],
        [4, 4],
      ]),
      'interval',
    );
    expect(found.get('percent_agreement')).toMatchObject({ value: 100, note: null });
    for (const statistic of statistics.slice(1)) {
      expect(found.get(statistic)?.value).toBeNull();
      expect(found.get(statistic)?.note).toMatch(/^All values are the same/);
    }
  });

  test('weighted kappas of texts at level nominal, which have no order', async () => {
    const rows = `SELECT unit, coder, ['low', 'high'][value] AS value FROM (${judged([
      [1, 1],
      [2, 1],
      [2, 2],
    ])})`;
    const nominal = await agreement(rows);
    expect(nominal.get('weighted_kappa_linear')?.value).toBeNull();
    expect(nominal.get('weighted_kappa_linear')?.note).toContain("say level := 'ordinal'");
    const ordinal = await agreement(rows, 'ordinal');
    expect(ordinal.get('weighted_kappa_linear')?.value).toBeCloseTo(0.4, 10);
    expect(ordinal.get('weighted_kappa_linear')?.note).toBe('Order of values: high, low.');
  });

  test('anything of one coder, of coders who share no unit, of nothing', async () => {
    const notes = async (rows: string) => {
      const found = [...(await agreement(rows)).values()];
      expect(found.map(({ value }) => value)).toEqual(statistics.map(() => null));
      return [...new Set(found.map(({ note }) => note))];
    };
    expect(await notes(judged([[1], [2]]))).toEqual(['Two coders are needed, and there is one.']);
    expect(
      await notes(
        judged([
          [1, null],
          [null, 2],
        ]),
      ),
    ).toEqual(['No unit has values of two coders.']);
    expect(await notes(`SELECT 1 AS unit, 'A' AS coder, 'x' AS value WHERE false`)).toEqual([
      'Two coders are needed, and there is none.',
    ]);
    expect(await notes(`SELECT 1 AS unit, 'A' AS coder, NULL AS value`)).toEqual([
      'Two coders are needed, and there is none.',
    ]);
  });

  test('a ratio of values below zero; zero is as far from any as can be', async () => {
    const below = await agreement(
      judged([
        [-1, 1],
        [2, 2],
      ]),
      'ratio',
    );
    expect(below.get('krippendorff_alpha')).toMatchObject({
      value: null,
      note: 'A ratio has no values below zero.',
    });
    const units = [
      [0, 0],
      [0, 3],
      [2, 2],
    ];
    const zero = await agreement(judged(units), 'ratio');
    expect(zero.get('krippendorff_alpha')?.value).toBeCloseTo(
      alpha(units, distances['ratio'] ?? (() => NaN)),
      12,
    );
  });

  test('alpha is 0 and not less for a single unit that two judged unlike', async () => {
    expect((await agreement(judged([[1, 2]]))).get('krippendorff_alpha')?.value).toBe(0);
  });

  test('perfect agreement is 1', async () => {
    for (const level of Object.keys(distances)) {
      const found = await agreement(
        judged([
          [1, 1],
          [2, 2],
          [5, 5],
        ]),
        level,
      );
      for (const statistic of statistics.slice(1)) expect(found.get(statistic)?.value).toBe(1);
    }
  });
});

describe('the input', () => {
  test('may say nothing of a value, and ignores rows without unit or coder aloud', async () => {
    const rows = `${judged([
      [1, 1],
      [2, 2],
      [1, 2],
    ])} UNION ALL VALUES (NULL, 'A', 1), (9, NULL, 1), (9, 'A', NULL)`;
    const found = (await agreement(rows)).get('krippendorff_alpha');
    expect(found?.value).toBeCloseTo(
      alpha(
        [
          [1, 1],
          [2, 2],
          [1, 2],
        ],
        distances['nominal'] ?? (() => NaN),
      ),
      12,
    );
    expect(found?.note).toBe(
      '1 of 4 units left out: they have fewer than two values. 2 rows without a unit or a coder ignored.',
    );
  });

  test('takes an undefined number as no value, and any type', async () => {
    const rows = `VALUES (1, 'A', 'NaN'::DOUBLE), (1, 'B', 2), (2, 'A', 1), (2, 'B', 1), (3, 'A', 2), (3, 'B', 1)`;
    const found = await agreement(`SELECT * FROM (${rows}) AS j(unit, coder, value)`);
    expect(found.get('cohen_kappa')).toMatchObject({ value: 0, units: 2 });
    const dates = `SELECT unit, coder, DATE '2020-01-01' + value AS value FROM (${judged([
      [1, 2],
      [2, 2],
      [1, 1],
    ])})`;
    expect((await agreement(dates, 'ordinal')).get('weighted_kappa_linear')?.value).toBeCloseTo(0.4, 10);
  });

  test('orders an ENUM as it is declared', async () => {
    const kind = `ENUM('low', 'some', 'high')`;
    const rows = `SELECT unit, coder, (['low', 'some', 'high'][value])::${kind} AS value
      FROM (${judged([
        [1, 1],
        [2, 3],
        [3, 3],
        [1, 2],
      ])})`;
    const numbers = await agreement(
      judged([
        [1, 1],
        [2, 3],
        [3, 3],
        [1, 2],
      ]),
      'ordinal',
    );
    const found = await agreement(rows, 'ordinal');
    expect(found.get('weighted_kappa_linear')?.value).toBe(numbers.get('weighted_kappa_linear')?.value);
    expect(found.get('krippendorff_alpha')?.value).toBe(numbers.get('krippendorff_alpha')?.value);
    expect(found.get('krippendorff_alpha')?.note).toBe('Order of values: low, some, high.');
  });

  test('is refused with two values of one coder for a unit, which it names', async () => {
    const rows = `${judged([[1, 2]])} UNION ALL VALUES (1, 'B', 2)`;
    await expect(agreement(rows)).rejects.toThrow(/more of one: B for unit 1\./);
  });

  test('is refused where a level needs numbers and there are texts, and at an unknown level', async () => {
    const rows = `SELECT 1 AS unit, 'A' AS coder, 'x' AS value`;
    await expect(agreement(rows, 'interval')).rejects.toThrow(
      /`agreement` needs numbers in the column `value`/,
    );
    await expect(agreement(rows, 'scale')).rejects.toThrow(
      /knows the levels nominal, ordinal, interval and ratio, not scale/,
    );
    await expect(agreement(`${rows} WHERE false`, 'scale')).rejects.toThrow(/knows the levels/);
  });

  test('may be a table or a view of any name', async () => {
    await session.run(
      `CREATE TABLE "my judgements" AS ${judged([
        [1, 1],
        [2, 1],
      ])}`,
    );
    await session.run('CREATE VIEW judgements_seen AS FROM "my judgements"');
    const count = async (name: string) =>
      (await session.rows(`FROM agreement('${name}') WHERE value IS NOT NULL`)).length;
    expect(await count('"my judgements"')).toBe(6);
    expect(await count('judgements_seen')).toBe(6);
  });
});
