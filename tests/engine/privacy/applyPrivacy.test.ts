import { describe, expect, test } from 'vitest';
import type { PrivacySettings } from '../../../main/contract/privacy';
import { columnKind } from '../../../main/engine/arrow/columnKind';
import { applyPrivacy } from '../../../main/engine/privacy/applyPrivacy';
import { hideCases } from '../../../main/engine/privacy/caseLabels';
import { openDatabase } from '../openDatabase';

const none: PrivacySettings = {
  smallestCount: null,
  roundTo: null,
  secondarySuppression: false,
  counts: null,
  anonymiseCases: false,
  roleBands: {},
  problem: null,
};
const labels = new Map([
  ['RR8', 'Trust A'],
  ['Leeds Teaching Hospitals', 'Trust A'],
  ['LTHT', 'Trust A'],
  ['RTP', 'Trust B'],
]);

async function protect(sql: string, settings: Partial<PrivacySettings>) {
  const session = await (await openDatabase()).session();
  const described = await session.rows(`DESCRIBE ${sql}`);
  const columns = described.map(row => {
    const type = String(row['column_type']);
    return { name: String(row['column_name']), type, kind: columnKind(type) };
  });
  const signal = new AbortController().signal;
  const done = await applyPrivacy(session, sql, columns, { ...none, ...settings }, labels, signal);
  const rows = (await session.rows(done.sql)).map(row => Object.values(row));
  await done.drop();
  const left = await session.rows(
    `SELECT table_name FROM duckdb_tables() WHERE temporary AND table_name LIKE 'private %'`,
  );
  expect(left).toEqual([]);
  return { rows, record: done.record, columns: done.columns };
}

/** The column `n` of the rows protected. */
async function counts(sql: string, settings: Partial<PrivacySettings>): Promise<readonly unknown[]> {
  const { rows, columns } = await protect(sql, settings);
  const at = columns.findIndex(({ name }) => name === 'n');
  return rows.map(row => (row[at] === null ? null : Number(row[at])));
}

const list = (values: string) => `SELECT unnest([${values}]) AS n`;

describe('counts', () => {
  test('from 1 to one below the smallest are suppressed; nought and no value stay', async () => {
    expect(await counts(list('0, 1, 4, 5, 6, NULL, -1, -5'), { smallestCount: 5 })).toEqual([
      0,
      null,
      null,
      5,
      6,
      null,
      null,
      -5,
    ]);
  });

  test('the rest are rounded to the nearest multiple, halves away from nought', async () => {
    expect(await counts(list('0, 2, 3, 7, 8, 12, 13, -8'), { roundTo: 5 })).toEqual([
      0, 0, 5, 5, 10, 10, 15, -10,
    ]);
    expect(await counts(list('4, 5, 14, 15, -5'), { roundTo: 10 })).toEqual([0, 10, 10, 20, -10]);
    expect(await counts(list('2.5::DOUBLE, 7.4, 1e15'), { roundTo: 5 })).toEqual([5, 5, 1e15]);
  });

  test('are suppressed before they are rounded', async () => {
    const { rows, record } = await protect(list('0, 3, 4, 5, 7, 10'), { smallestCount: 5, roundTo: 5 });
    expect(rows.flat().map(value => (value === null ? null : Number(value)))).toEqual([
      0,
      null,
      null,
      5,
      5,
      10,
    ]);
    expect(record).toMatchObject({ suppressed_values: 2, rounded_values: 1, count_columns: ['n'] });
  });

  test('of every type, at the ends of the type', async () => {
    for (const type of [
      'TINYINT',
      'UTINYINT',
      'SMALLINT',
      'INTEGER',
      'BIGINT',
      'HUGEINT',
      'FLOAT',
      'DOUBLE',
      'DECIMAL(3,0)',
      'VARCHAR',
    ]) {
      expect(await counts(list(`127::${type}, 3::${type}`), { smallestCount: 5, roundTo: 10 })).toEqual([
        130,
        null,
      ]);
    }
    const { rows } = await protect(list('9223372036854775807'), { roundTo: 10 }).catch(() => ({
      rows: [['too large']],
    }));
    expect(rows).toEqual([['too large']]);
    expect((await protect(list('9007199254740993'), { roundTo: 2 })).rows).toEqual([[9007199254740994n]]);
    expect((await protect(list(`'many', '3', '12'`), { smallestCount: 5, roundTo: 5 })).rows.flat()).toEqual([
      'many',
      null,
      '10',
    ]);
  });

  test('are the columns with a usual name, or those that the study names', async () => {
    const sql =
      'SELECT 3 AS staff, 3 AS trained_people, 3 AS percent_staff, 3 AS staff_cost, 3 AS nurses, 3 AS country';
    expect((await protect(sql, { smallestCount: 5 })).rows).toEqual([[null, null, 3, 3, 3, 3]]);
    const measures = 'SELECT 3 AS n, 0.07 AS among_respondents, 3 AS n_a, 4 AS n_b';
    expect((await protect(measures, { smallestCount: 5 })).rows).toEqual([[null, 0.07, 3, 4]]);
    expect((await protect(sql, { smallestCount: 5, counts: ['Nurses'] })).rows).toEqual([
      [3, 3, 3, 3, null, 3],
    ]);
  });

  test('keep the order of their rows, however many', async () => {
    const { rows } = await protect(`SELECT i, i % 10 AS n FROM range(100000) AS t(i) ORDER BY i DESC`, {
      smallestCount: 5,
    });
    expect(rows.map(row => Number(row[0]))).toEqual(
      Array.from({ length: 100_000 }, (_, index) => 99_999 - index),
    );
    expect(rows.filter(row => row[1] === null)).toHaveLength(40_000);
  });
});

describe('secondary suppression', () => {
  const settings = { smallestCount: 5, secondarySuppression: true };
  const rowsOf = (rows: string, columns: string) => `SELECT * FROM (VALUES ${rows}) AS t(${columns})`;

  test('takes the next smallest count of a group whose total would give one away', async () => {
    const sql = rowsOf(`('a', 3), ('b', 20), ('c', 8), ('d', 30)`, 'role, n');
    expect(await counts(sql, settings)).toEqual([null, 20, null, 30]);
    expect(await counts(sql, { smallestCount: 5 })).toEqual([null, 20, 8, 30]);
  });

  test('leaves a group with two suppressed counts, with none, and a row that is alone', async () => {
    expect(await counts(rowsOf(`('a', 3), ('b', 2), ('c', 8)`, 'role, n'), settings)).toEqual([
      null,
      null,
      8,
    ]);
    expect(await counts(rowsOf(`('a', 5), ('b', 9), ('c', 8)`, 'role, n'), settings)).toEqual([5, 9, 8]);
    expect(await counts(rowsOf(`('a', 3)`, 'role, n'), settings)).toEqual([null]);
  });

  test('takes a nought only where nothing else is left', async () => {
    expect(await counts(rowsOf(`('a', 3), ('b', 0), ('c', 8)`, 'role, n'), settings)).toEqual([
      null,
      0,
      null,
    ]);
    expect(await counts(rowsOf(`('a', 3), ('b', 0), ('c', NULL)`, 'role, n'), settings)).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('goes on until no row and no column of a table gives a count away', async () => {
    const sql = rowsOf(
      `('a', 'x', 3), ('a', 'y', 20), ('a', 'z', 30), ('b', 'x', 40), ('b', 'y', 50), ('b', 'z', 60), ('c', 'x', 70), ('c', 'y', 80), ('c', 'z', 90)`,
      'role, trust, n',
    );
    const hidden = (await counts(sql, settings)).map(value => value === null);
    for (const group of [0, 1, 2]) {
      const across = hidden.slice(group * 3, group * 3 + 3).filter(Boolean).length;
      const down = hidden.filter((_, index) => index % 3 === group).filter(Boolean).length;
      expect([across, down]).not.toContain(1);
    }
    expect(hidden.filter(Boolean).length).toBe(4);
  });

  test('is not misled by a column that says the same in other words', async () => {
    const sql = rowsOf(
      `('RR8', 'Leeds', 2016, 3), ('RTP', 'Surrey', 2016, 9), ('RR8', 'Leeds', 2017, 50), ('RTP', 'Surrey', 2017, 60)`,
      'case_id, name, year, n',
    );
    expect(await counts(sql, settings)).toEqual([null, null, null, null]);
  });
});

describe('texts', () => {
  test('that are a case’s id or name become its label, and no other text does', async () => {
    const { rows, record } = await protect(
      `SELECT * FROM (VALUES ('RR8', 'Leeds Teaching Hospitals', 'LTHT-07'), ('RTP', NULL, 'at RTP today'), ('XX', '', 'aRR8b')) AS t(case_id, name, words)`,
      { anonymiseCases: true },
    );
    expect(rows).toEqual([
      ['Trust A', 'Trust A', 'LTHT-07'],
      ['Trust B', null, 'at RTP today'],
      ['XX', '', 'aRR8b'],
    ]);
    expect(record).toMatchObject({ anonymised_values: 3, texts_naming_cases: 2, suppressed_values: 0 });
  });

  test('in lists and in the names of columns are replaced too', async () => {
    const { rows, columns } = await protect(`SELECT ['RR8', 'x'] AS cases, 4 AS "RTP", 5 AS "LTHT total"`, {
      anonymiseCases: true,
    });
    expect(columns.map(({ name }) => name)).toEqual(['cases', 'Trust B', 'Trust A total']);
    expect(rows).toEqual([[['Trust A', 'x'], 4, 5]]);
  });

  test('roles become their bands, in columns of roles alone', async () => {
    const { rows, record } = await protect(
      `SELECT 'CEO' AS role_band, 'CEO'::ENUM('CEO', 'nurse') AS role, 'CEO' AS title`,
      { roleBands: { CEO: 'executive' } },
    );
    expect(rows).toEqual([['executive', 'executive', 'CEO']]);
    expect(record).toMatchObject({ banded_values: 2, anonymised_values: 0 });
  });

  test('keep a case’s name within another word', () => {
    expect(hideCases('LTHT and LTHTs, (RR8) RR8_x é-RTP éRTP', labels)).toBe(
      'Trust A and LTHTs, (Trust A) RR8_x é-Trust B éRTP',
    );
  });
});

test('nothing is protected under settings that are not clear', async () => {
  await expect(
    protect('SELECT 3 AS n', { problem: 'smallest_count must be a whole number from 2' }),
  ).rejects.toThrow(
    'Nothing is exported while the privacy settings are not clear: smallest_count must be a whole number from 2.',
  );
});
