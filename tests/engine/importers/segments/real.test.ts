import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSegments, recogniseSegments } from '../../../../main/engine/importers/segments/segments';
import { toProject } from '../../../../main/engine/importers/segments/toProject';
import { absent, shared, tableOf } from './fixtures';

const polish = 'tables/maxqda_coded-segments_polish-ui.xls';

describe.skipIf(absent)('files that coding tools wrote', () => {
  test('MAXQDA’s Polish table has 402 rows, all of them segments', () => {
    const table = tableOf(polish);
    expect(recogniseSegments(table.columns, table.rows.slice(0, 20))?.dialect).toBe('maxqda-segments');
    const read = readSegments('maxqda-segments', table);
    expect(read.segments).toHaveLength(402);
    expect(read.segments[0]).toEqual({
      document: '0_229',
      codePath: ['TYPE'],
      coder: 'agata',
      quote: 'AVISO',
      comment: null,
      createdAt: '2017-11-30T20:55:14',
      weight: 0,
      paragraphs: { first: 1, last: 1 },
      length: 5,
      line: 2,
    });
    expect(read.rejects).toEqual([]);
    expect(read.losses.map(({ what, count }) => [what, count])).toEqual([
      ['Colours', 402],
      ['Areas and coverage', 402],
    ]);
    expect(toProject(null, [{ name: null, table: read }], []).rejects).toHaveLength(402);
  });

  test('of MAXQDA’s Polish table and texts made of its quotes, 402 rows are loaded or rejected', () => {
    const read = readSegments('maxqda-segments', tableOf(polish));
    const words = new Map<string, string[]>();
    for (const { document, quote } of read.segments)
      words.set(document, [...(words.get(document) ?? []), quote]);
    const documents = [...words].map(([name, quotes]) => ({
      id: name,
      name: `${name}.txt`,
      text: quotes.join(' / '),
    }));
    const project = toProject(null, [{ name: null, table: read }], documents);
    expect(project.codings.length + project.rejects.length).toBe(402);
    expect(project.codings.length).toBeGreaterThan(350);
    const lines = [
      ...project.codings.map(({ id }) => id),
      ...project.rejects.map(({ where }) => where.replace(/,.*/, '')),
    ];
    expect(new Set(lines).size).toBe(402);
    for (const { documentId, start, end, id } of project.codings) {
      const text = documents.find(document => document.id === documentId)?.text ?? '';
      const quote = read.segments[Number(id.replace('line ', '')) - 2]?.quote;
      expect(Array.from(text).slice(start, end).join('')).toBe(quote);
    }
  });

  test.each(
    absent ? [] : readdirSync(join(shared, 'tables/nvivo-matrix')).filter(name => name.endsWith('.xlsx')),
  )('NVivo’s matrix %s gives each number with its code and case', file => {
    const table = tableOf(`tables/nvivo-matrix/${file}`);
    expect(recogniseSegments(table.columns, table.rows)?.dialect).toBe('nvivo-matrix');
    const read = readSegments('nvivo-matrix', table);
    expect(read.counts).toHaveLength(table.rows.length);
    expect(read.counts.map(({ count }) => String(count))).toEqual(table.rows.map(row => row[1]));
    expect(
      read.counts.every(({ code, case: name }) => !/^\d+ :/.test(code[0] ?? '') && /^Int\d+_ID/.test(name)),
    ).toBe(true);
  });
});
