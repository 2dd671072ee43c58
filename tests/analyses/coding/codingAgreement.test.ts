import { beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../../main/engine/database/Session';
import { openMethods } from '../../engine/openMethods';
import { kappa } from '../../sample-data/codings';
import { openSampleStudy } from '../../sample-data/sampleStudy';
import { alpha, cohen, distances, seeded } from './plain';
import { distinct, randomSpans, rowsOf } from './spans';
import type { Span } from './spans';

let session: Session;
beforeAll(async () => {
  session = await openMethods();
});

type Found = ReadonlyMap<string, { readonly value: number | null; readonly note: string | null }>;

const statistics = [
  'percent_agreement',
  'cohen_kappa',
  'krippendorff_alpha',
  'units',
  'both',
  'only_a',
  'only_b',
  'neither',
];

const texts = (lengths: Readonly<Record<string, number>>) =>
  `SELECT * FROM (VALUES ${Object.entries(lengths)
    .map(([id, length]) => `('${id}', repeat('x', ${length}))`)
    .join(', ')}) AS t(document_id, text)`;

/** What is found, by `code a b statistic`. */
async function agreement(codings: string, documents: string, options = '', turns = ''): Promise<Found> {
  const rows = await session.rows(
    `WITH coded AS (${codings}), read AS (${documents}) ${turns && `, turns AS (${turns})`}
     FROM coding_agreement('coded', 'read'${options})`,
  );
  return new Map(
    rows.map(({ code_id, coder_a, coder_b, statistic, value, note }) => [
      [code_id, coder_a, coder_b, statistic].join(' '),
      { value: value as number | null, note: note as string | null },
    ]),
  );
}

/** Pairs of marks, unit by unit, of two coders for a code; a unit is a stretch of a document. */
interface Unit {
  readonly document: string;
  readonly from: number;
  readonly to: number;
}

function marks(
  spans: readonly Span[],
  units: readonly Unit[],
  code: string,
  a: string,
  b: string,
  codedOnly: boolean,
) {
  const gave = (coder: string, { document, from, to }: Unit, only?: string) =>
    spans.some(
      span =>
        span.document === document &&
        span.coder === coder &&
        (only === undefined || span.code === only) &&
        span.start < span.end &&
        span.start < to &&
        from < span.end,
    );
  const works = (coder: string, document: string) =>
    spans.some(span => span.coder === coder && span.document === document);
  return units
    .filter(({ document }) => works(a, document) && works(b, document))
    .filter(unit => !codedOnly || gave(a, unit) || gave(b, unit))
    .map((unit): [number, number] => [Number(gave(a, unit, code)), Number(gave(b, unit, code))]);
}

const lengths = { d1: 40, d2: 55, d3: 30, d4: 60 };
const characters = Object.entries(lengths).flatMap(([document, length]) =>
  Array.from({ length }, (_, at) => ({ document, from: at, to: at + 1 })),
);
/** Turns of unequal length with a character between them that is in none. */
const turns = Object.entries(lengths)
  .flatMap(([document, length]) =>
    [3, 10, 12, 25, 44].map((from, at) => ({
      document,
      from,
      to: Math.min(length, [9, 11, 24, 43, 60][at] ?? 0),
    })),
  )
  .filter(({ from, to }) => from < to);
const turnRows = `SELECT * FROM (VALUES ${turns
  .map(({ document, from, to }) => `('${document}', ${from}, ${to})`)
  .join(', ')}) AS t(document_id, start_char, end_char)`;
const wholes = Object.keys(lengths).map(document => ({ document, from: 0, to: Infinity }));

describe.each([
  ['character', characters],
  ['turn', turns],
  ['document', wholes],
])('by %s', (unit, units) => {
  test.each([false, true])('each unit looked at alone gives the same, coded only: %s', async codedOnly => {
    const random = seeded(unit.length);
    let undefinedOnes = 0;
    for (let round = 0; round < 6; round++) {
      const spans = randomSpans(random, 12 + round * 14, 40);
      const options = `, unit := '${unit}', coded_only := ${String(codedOnly)}`;
      const found = await agreement(rowsOf(spans), texts(lengths), options, turnRows);
      const coders = distinct(spans.map(({ coder }) => coder));
      for (const code of distinct(spans.map(span => span.code))) {
        for (const a of coders) {
          for (const b of coders.filter(other => other > a)) {
            const value = (statistic: string) => found.get(`${code} ${a} ${b} ${statistic}`)?.value;
            if (!spans.some(span => span.code === code && [a, b].includes(span.coder))) {
              expect(value('units')).toBeUndefined();
              continue;
            }
            const pairs = marks(spans, units, code, a, b, codedOnly);
            const count = (one: number, other: number) =>
              pairs.filter(pair => pair[0] === one && pair[1] === other).length;
            expect(['units', 'both', 'only_a', 'only_b', 'neither'].map(value)).toEqual([
              pairs.length,
              count(1, 1),
              count(1, 0),
              count(0, 1),
              count(0, 0),
            ]);
            if (new Set(pairs.flat()).size < 2) {
              undefinedOnes++;
              expect([value('cohen_kappa'), value('krippendorff_alpha')]).toEqual([null, null]);
              continue;
            }
            const percent = (100 * (count(1, 1) + count(0, 0))) / pairs.length;
            expect(value('percent_agreement')).toBeCloseTo(percent, 10);
            expect(value('cohen_kappa')).toBeCloseTo(
              cohen(pairs, (i, j) => Number(i !== j)),
              10,
            );
            expect(value('krippendorff_alpha')).toBeCloseTo(
              alpha(pairs, distances['nominal'] ?? (() => NaN)),
              10,
            );
          }
        }
      }
    }
    expect(undefinedOnes).toBeLessThan(60);
  });
});

test('is the same for coders who change places', async () => {
  const spans = randomSpans(seeded(3), 60, 40).filter(({ coder }) => coder !== 'C');
  const swapped = spans.map(span => ({ ...span, coder: span.coder === 'A' ? 'B' : 'A' }));
  const [one, other] = [
    await agreement(rowsOf(spans), texts(lengths)),
    await agreement(rowsOf(swapped), texts(lengths)),
  ];
  const twin = (key: string) =>
    key.replace(/only_(.)$/, (_, end: string) => `only_${end === 'a' ? 'b' : 'a'}`);
  for (const [key, { value }] of one) expect(other.get(twin(key))?.value).toBe(value);
});

test('agrees with the sample study’s own count, character by character', async () => {
  const study = await openSampleStudy();
  const { values } = await study.query(
    "SELECT code_id, value FROM coding_agreement('codings', 'documents') WHERE statistic = 'cohen_kappa'",
  );
  expect(values).toHaveLength(68);
  for (const [code, value] of values) {
    expect(value).toBeCloseTo(kappa([typeof code === 'string' ? code : '']), 10);
  }
});

describe('codings', () => {
  const span = (coder: string, start: number, end: number, code = 'k', document = 'd1'): Span => ({
    document,
    code,
    coder,
    start,
    end,
  });

  test('of one coder with one code that overlap count once; what only touches does not overlap', async () => {
    const found = await agreement(
      rowsOf([span('A', 0, 6), span('A', 4, 10), span('A', 4, 5), span('B', 10, 20)]),
      texts({ d1: 40 }),
    );
    expect(statistics.slice(3).map(statistic => found.get(`k A B ${statistic}`)?.value)).toEqual([
      40, 0, 10, 10, 20,
    ]);
  });

  test('count characters as code points', async () => {
    const documents = `SELECT 'd1' AS document_id, 'a👩‍🏫é' AS text`;
    const found = await agreement(rowsOf([span('A', 0, 1), span('B', 0, 1)]), documents);
    expect(found.get('k A B units')?.value).toBe(5);
  });

  test('that are empty, turned round, beyond the text or lacking something are told of', async () => {
    const rows = `${rowsOf([span('A', 0, 10), span('B', 5, 99), span('B', 7, 7), span('B', 9, 3), span('A', -5, 2)])}
      UNION ALL VALUES ('d1', NULL, 'A', 1, 2), (NULL, 'k', 'B', 1, 2), ('d1', 'k', 'B', NULL, 2)`;
    const found = await agreement(rows, texts({ d1: 20 }));
    expect(statistics.slice(3).map(statistic => found.get(`k A B ${statistic}`)?.value)).toEqual([
      20, 5, 5, 10, 0,
    ]);
    expect(found.get('k A B cohen_kappa')?.note).toBe(
      '3 codings ignored: without document, code, coder or place. 2 codings counted for nothing: empty. 2 codings cut: beyond the text.',
    );
  });

  test('of documents that only one coder worked on are left out aloud, also those without a text', async () => {
    const spans = [
      span('A', 0, 5),
      span('B', 0, 5),
      span('A', 0, 9, 'k', 'd2'),
      span('A', 1, 2, 'k', 'd9'),
      span('B', 1, 2, 'k', 'd9'),
    ];
    const found = await agreement(rowsOf(spans), texts({ d1: 10, d2: 20 }));
    expect(found.get('k A B units')?.value).toBe(10);
    expect(found.get('k A B cohen_kappa')).toEqual({
      value: 1,
      note: '2 documents left out: not coded by both, or not to be compared.',
    });
  });

  test('of coders without a common document have no agreement, and say why', async () => {
    const found = await agreement(
      rowsOf([span('A', 0, 5), span('B', 0, 5, 'k', 'd2')]),
      texts({ d1: 10, d2: 10 }),
    );
    expect(statistics.slice(0, 3).map(statistic => found.get(`k A B ${statistic}`))).toEqual(
      Array.from({ length: 3 }, () => ({
        value: null,
        note: 'No document that can be compared was coded by both.',
      })),
    );
  });

  test('with a code that only one gave have a kappa of nought, and say who', async () => {
    const found = await agreement(rowsOf([span('A', 0, 5), span('B', 0, 5, 'other')]), texts({ d1: 10 }));
    expect(found.get('k A B cohen_kappa')).toEqual({ value: 0, note: 'Only A gave this code.' });
    expect(found.get('other A B cohen_kappa')).toEqual({ value: 0, note: 'Only B gave this code.' });
  });

  test('of everything by both leave nothing to chance', async () => {
    const found = await agreement(rowsOf([span('A', 0, 10), span('B', 0, 10)]), texts({ d1: 10 }));
    expect(found.get('k A B percent_agreement')).toEqual({ value: 100, note: null });
    expect(found.get('k A B cohen_kappa')?.value).toBeNull();
    expect(found.get('k A B krippendorff_alpha')?.note).toMatch(/^Both gave this code to all/);
  });

  test('of nobody give nothing, and neither do those of one coder', async () => {
    expect((await agreement(`${rowsOf([span('A', 0, 1)])} WHERE false`, texts({ d1: 3 }))).size).toBe(0);
    expect((await agreement(rowsOf([span('A', 0, 1)]), texts({ d1: 3 }))).size).toBe(0);
  });

  test('are refused at an unknown unit, with a document twice, and with positions that are no numbers', async () => {
    const rows = rowsOf([span('A', 0, 1), span('B', 0, 1)]);
    await expect(agreement(rows, texts({ d1: 3 }), `, unit := 'word'`)).rejects.toThrow(
      /knows the units character, turn and document, not word/,
    );
    await expect(agreement(`${rows} WHERE false`, texts({ d1: 3 }), `, unit := 'word'`)).rejects.toThrow(
      /units/,
    );
    const twice = `${texts({ d1: 3 })} UNION ALL ${texts({ d1: 4 })}`;
    await expect(agreement(rows, twice)).rejects.toThrow(/more than one row of d1/);
    const words = `SELECT document_id, code_id, coder, start_char::VARCHAR AS start_char, end_char FROM (${rows})`;
    await expect(agreement(words, texts({ d1: 3 }))).rejects.toThrow(
      /`coding_agreement` needs numbers in the column `start_char`/,
    );
    const nameless = `SELECT document_id, code_id, start_char, end_char FROM (${rows})`;
    await expect(agreement(nameless, texts({ d1: 3 }))).rejects.toThrow(
      /`coding_agreement` needs a column `coder`/,
    );
  });
});
