import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { codebook, codings, kappa } from '../../sample-data/codings';
import type { Coding } from '../../sample-data/codings';
import { openSampleStudy, root } from '../../sample-data/sampleStudy';
import type { SampleStudy } from '../../sample-data/sampleStudy';

let study: SampleStudy;
beforeAll(async () => {
  study = await openSampleStudy();
});

async function rowsOf(query: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { columns, values } = await study.query(readFileSync(join(root, 'analyses/coding', query), 'utf8'));
  return values.map(row => Object.fromEntries(columns.map((name, index) => [name, row[index]])));
}

test('agreement by code: all codes together are what the sample’s own count gives', async () => {
  const [first] = await rowsOf('agreement-by-code.sql');
  const codes = codebook.codes.flatMap(({ codes: children = [] }) => children.map(({ code_id }) => code_id));
  expect(first).toMatchObject({ code_id: null, coder_a: 'KM', coder_b: 'RB', source: 'synthetic' });
  expect(first?.['kappa_character']).toBeCloseTo(kappa(codes), 3);
  expect(Number(first?.['codings_a']) + Number(first?.['codings_b'])).toBe(codings.length);
});

test('where coders differ: each coding that the other did not give alike, and why, worked out anew', async () => {
  const meets = (one: Coding, other: Coding) =>
    one.document_id === other.document_id &&
    one.start_char < other.end_char &&
    other.start_char < one.end_char;
  const expected = codings.flatMap(own => {
    const there = codings.filter(other => other.coder !== own.coder && meets(own, other));
    const alike = there.filter(({ code_id }) => code_id === own.code_id);
    if (alike.some(other => other.start_char === own.start_char && other.end_char === own.end_char))
      return [];
    if (alike.length > 0) return own.coder === 'KM' ? [`${own.coding_id} other extent ${own.code_id}`] : [];
    const instead = there.filter(
      other =>
        !codings.some(
          mine => mine.coder === own.coder && mine.code_id === other.code_id && meets(mine, other),
        ),
    );
    const others = [...new Set(instead.map(({ code_id }) => code_id))].sort().join(', ');
    return [`${own.coding_id} ${others === '' ? 'not given ' : `other code ${others}`}`];
  });
  const found = (await rowsOf('where-coders-differ.sql')).map(row =>
    [row['coding_id'], row['kind'], row['other_codes'] ?? ''].join(' '),
  );
  expect(found.sort()).toEqual(expected.sort());
  expect(found.length).toBeGreaterThan(300);
});

test('codes that occur together are of one coder', async () => {
  const rows = await rowsOf('code-cooccurrence.sql');
  expect(rows).toHaveLength((15 * 16) / 2);
  const own = codings.filter(({ coder }) => coder === 'RB');
  for (const { code_a, code_b, codings_a, overlapping_pairs, coder, source } of rows) {
    const of = (code: unknown) => own.filter(({ code_id }) => code_id === code);
    const pairs = of(code_a).flatMap(one =>
      of(code_b).filter(
        other =>
          one.document_id === other.document_id &&
          one.start_char < other.end_char &&
          other.start_char < one.end_char,
      ),
    ).length;
    expect({ codings_a, coder, source }).toEqual({
      codings_a: of(code_a).length,
      coder: 'RB',
      source: 'synthetic',
    });
    expect(overlapping_pairs).toBe(code_a === code_b ? codings_a : pairs);
  }
});
