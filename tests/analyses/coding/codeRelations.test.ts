import { beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../../main/engine/database/Session';
import { openMethods } from '../../engine/openMethods';
import { seeded } from './plain';
import { distinct, randomSpans, rowsOf } from './spans';
import type { Span } from './spans';

let session: Session;
beforeAll(async () => {
  session = await openMethods();
});

const call = async (rows: string, macro: string) =>
  (await (await session.run(`WITH coded AS (${rows}) FROM ${macro}`)).getRowsJson()).map(row =>
    row.map(cell => (typeof cell === 'string' && /^\d+$/.test(cell) ? Number(cell) : cell)),
  );
const together = (spans: readonly Span[]) => call(rowsOf(spans), `code_cooccurrence('coded')`);
const following = (spans: readonly Span[], gap: number) =>
  call(rowsOf(spans), `code_followed_by('coded', max_gap := ${gap})`);

const overlap = (one: Span, other: Span) =>
  one.document === other.document &&
  one.start < one.end &&
  other.start < other.end &&
  one.start < other.end &&
  other.start < one.end;

/** The rows as every pair of spans and every character, looked at alone, gives them. */
function plainTogether(spans: readonly Span[]): readonly (readonly (string | number | null)[])[] {
  const codes = distinct(spans.map(({ code }) => code));
  return codes.flatMap(a =>
    codes
      .filter(b => b > a)
      .flatMap(b => {
        const [ones, others] = [a, b].map(code => spans.filter(span => span.code === code)) as [
          Span[],
          Span[],
        ];
        const documents = (some: readonly Span[]) => new Set(some.map(({ document }) => document));
        const shared = [...documents(ones)].filter(document => documents(others).has(document)).length;
        if (shared === 0) return [];
        const pairs = ones.flatMap(one => others.filter(other => overlap(one, other))).length;
        const covered = (some: readonly Span[]) =>
          new Set(
            some.flatMap(({ document, start, end }) =>
              Array.from({ length: Math.max(end - start, 0) }, (_, at) => `${document} ${start + at}`),
            ),
          );
        const rest = ones.length + others.length - pairs;
        return [
          [
            a,
            b,
            ones.length,
            others.length,
            pairs,
            rest === 0 ? null : pairs / rest,
            ones.filter(one => others.some(other => overlap(one, other))).length,
            others.filter(other => ones.some(one => overlap(one, other))).length,
            shared,
            shared / (documents(ones).size + documents(others).size - shared),
            [...covered(ones)].filter(place => covered(others).has(place)).length,
          ],
        ];
      }),
  );
}

function plainFollowing(spans: readonly Span[], gap: number): readonly (readonly (string | number)[])[] {
  const codes = distinct(spans.map(({ code }) => code));
  return codes
    .flatMap(a =>
      codes.map(b => [
        a,
        b,
        spans
          .filter(one => one.code === a && one.start < one.end)
          .flatMap(one =>
            spans.filter(
              ({ document, code, start, end }) =>
                code === b &&
                document === one.document &&
                start < end &&
                start >= one.end &&
                start - one.end <= gap,
            ),
          ).length,
      ]),
    )
    .filter(([, , pairs]) => pairs !== 0);
}

const span = (code: string, start: number, end: number, document = 'd1'): Span => ({
  document,
  code,
  coder: 'A',
  start,
  end,
});

describe('each pair of spans looked at alone', () => {
  test.each([10, 40, 120, 300])('gives the same of %i spans', async count => {
    const random = seeded(count);
    for (const length of [15, 60, 400]) {
      const spans = randomSpans(random, count, length);
      expect(await together(spans)).toEqual(plainTogether(spans));
      for (const gap of [0, 1, 7, 1000])
        expect(await following(spans, gap)).toEqual(plainFollowing(spans, gap));
    }
  });
});

describe('code_cooccurrence', () => {
  test('counts no touching as overlapping, and nothing of an empty span', async () => {
    const spans = [span('a', 0, 5), span('b', 5, 9), span('b', 2, 2)];
    expect(await together(spans)).toEqual([['a', 'b', 1, 2, 0, 0, 0, 0, 1, 1, 0]]);
  });

  test('does not clip c: one long span of a over three of b', async () => {
    const spans = [span('a', 0, 30), span('b', 1, 4), span('b', 6, 9), span('b', 20, 40)];
    expect(await together(spans)).toEqual([['a', 'b', 1, 3, 3, 3, 1, 3, 1, 1, 16]]);
  });

  test('leaves c out where its denominator is nought', async () => {
    const spans = [span('a', 0, 9), span('a', 1, 8), span('b', 2, 7), span('b', 3, 6)];
    expect(await together(spans)).toEqual([['a', 'b', 2, 2, 4, null, 2, 2, 1, 1, 5]]);
  });

  test('gives pairs that share a document only, and none of another document', async () => {
    const spans = [span('a', 0, 9), span('b', 0, 9, 'd2'), span('c', 0, 9, 'd2'), span('c', 3, 4, 'd3')];
    expect(await together(spans)).toEqual([['b', 'c', 1, 2, 1, 0.5, 1, 1, 1, 0.5, 9]]);
  });

  test('gives the same when codings come in another order, by documents of other names', async () => {
    const spans = randomSpans(seeded(5), 80, 60);
    const renamed = [...spans].reverse().map(each => ({ ...each, document: `x${each.document}` }));
    expect(await together(renamed)).toEqual(await together(spans));
  });

  test('ignores rows that lack something, and takes codes of any type', async () => {
    const rows = `SELECT * FROM (VALUES ('d', 10, 0, 5), ('d', 9, 3, 8), ('d', NULL, 0, 9), (NULL, 9, 0, 9), ('d', 9, NULL, 9))
      AS s(document_id, code_id, start_char, end_char)`;
    expect(await call(rows, `code_cooccurrence('coded')`)).toEqual([[9, 10, 1, 1, 1, 1, 1, 1, 1, 1, 2]]);
  });

  test('gives nothing of nothing', async () => {
    expect(await call(`${rowsOf([span('a', 0, 1)])} WHERE false`, `code_cooccurrence('coded')`)).toEqual([]);
  });

  test('stays quick where 50,000 spans of one document overlap each other', async () => {
    const rows = `SELECT 'd' AS document_id, 'k' || i % 80 AS code_id, i % 1000 AS start_char, i % 1000 + 500 AS end_char
      FROM range(50000) AS r(i)`;
    const [first] = await call(rows, `code_cooccurrence('coded')`);
    expect(first?.slice(0, 4)).toEqual(['k0', 'k1', 625, 625]);
    expect(Number(first?.[4])).toBeGreaterThan(100_000);
  });

  test('explains a missing column, and positions that are no numbers', async () => {
    const rows = `SELECT 'd' AS document_id, 'k' AS code_id, 'x' AS start_char, 2 AS end_char`;
    await expect(call(rows, `code_cooccurrence('coded')`)).rejects.toThrow(
      /`code_cooccurrence` needs numbers in the column `start_char`/,
    );
    await expect(call(`SELECT 'd' AS document_id`, `code_followed_by('coded')`)).rejects.toThrow(
      /`code_followed_by` needs a column/,
    );
  });
});

describe('code_followed_by', () => {
  const spans = [
    span('a', 0, 5),
    span('b', 5, 9),
    span('b', 6, 7),
    span('a', 12, 14),
    span('b', 12, 13, 'd2'),
  ];

  test('counts what begins at the end or within the gap, the gap included', async () => {
    expect(await following(spans, 0)).toEqual([['a', 'b', 1]]);
    expect(await following(spans, 1)).toEqual([['a', 'b', 2]]);
    expect(await following(spans, 3)).toEqual([
      ['a', 'b', 2],
      ['b', 'a', 1],
    ]);
    expect(await following(spans, 7)).toContainEqual(['a', 'a', 1]);
  });

  test('has no gap unless one is given', async () => {
    expect(await call(rowsOf(spans), `code_followed_by('coded')`)).toEqual([['a', 'b', 1]]);
  });

  test('refuses a gap below nought, also of nothing', async () => {
    await expect(following(spans, -1)).rejects.toThrow(/takes a `max_gap` of 0 characters or more, not -1/);
    await expect(
      call(`${rowsOf(spans)} WHERE false`, `code_followed_by('coded', max_gap := -1)`),
    ).rejects.toThrow(/max_gap/);
    expect(await call(`${rowsOf(spans)} WHERE false`, `code_followed_by('coded')`)).toEqual([]);
  });
});
