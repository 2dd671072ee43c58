import { describe, expect, test } from 'vitest';
import { asTable } from '../../../../main/engine/importers/segments/asTable';
import { readSegments, recogniseSegments } from '../../../../main/engine/importers/segments/segments';
import { toProject } from '../../../../main/engine/importers/segments/toProject';
import type { QdaProject } from '../../../../main/engine/coding/project';
import { absent, tableOf, truth } from './fixtures';
import type { Truth } from './fixtures';

interface Row {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly code: string;
  readonly coder: string | null;
  readonly created: string | null;
  readonly memo: string;
}

function read(file: string) {
  const table = tableOf(file);
  const recognised = recogniseSegments(table.columns, table.rows.slice(0, 20));
  if (!recognised) throw new Error(`${file} was not recognised`);
  return { recognised, table, segments: readSegments(recognised.dialect, table) };
}

/** The fixtures list codings in the order of each document, as the files do. */
function projectOf(file: string): QdaProject {
  const documents = truth().sources.map(({ name, text }) => ({ id: `id of ${name}`, name, text }));
  return toProject(null, [{ name: null, table: read(file).segments }], documents);
}

function rowsOf(project: QdaProject): readonly Row[] {
  const names = new Map(project.codes.map(({ id, parentId, name }) => [id, { parentId, name }]));
  const pathOf = (id: string): string => {
    const code = names.get(id);
    if (!code) throw new Error(`There is no code ${id}`);
    return code.parentId === null ? code.name : `${pathOf(code.parentId)}/${code.name}`;
  };
  return project.codings.map(coding => ({
    source: coding.documentId.replace('id of ', ''),
    start: coding.start,
    end: coding.end,
    code: pathOf(coding.codeId),
    coder: coding.coderId,
    created: coding.createdAt,
    memo: coding.memo ?? '',
  }));
}

/** The first of the coders of each passage and code: what a table without coders for each code can say. */
function firstOfEach(codings: Truth['codings']): Truth['codings'] {
  const first = new Map<string, Truth['codings'][number]>();
  for (const coding of codings) {
    const key = JSON.stringify([coding.source, coding.start, coding.end, coding.code]);
    if (!first.has(key)) first.set(key, coding);
  }
  return [...first.values()];
}

describe.skipIf(absent)('the invented project', () => {
  test.each(['maxqda-segments-en.csv', 'maxqda-segments-pl.csv'])(
    '%s gives every coding with its coder, time and memo',
    file => {
      const project = projectOf(`synthetic/${file}`);
      expect(project.rejects).toEqual([]);
      // MAXQDA writes times without a zone.
      const expected = truth().codings.map(coding => ({
        ...row(coding),
        created: coding.created.replace('Z', ''),
      }));
      expect(rowsOf(project)).toEqual(expected);
      expect(project.coders.map(({ name }) => name)).toEqual(['Rae', 'Sol']);
    },
  );

  test('ATLAS.ti gives each quotation for whoever made it: the second coder of a quotation is not in the file', () => {
    const project = projectOf('synthetic/atlasti-quotations.csv');
    expect(project.rejects).toEqual([]);
    expect(rowsOf(project)).toEqual(firstOfEach(truth().codings).map(row));
  });

  test('Dedoose gives each excerpt by its positions: second coders, times and memos are not in the file', () => {
    const project = projectOf('synthetic/dedoose-excerpts.csv');
    expect(project.rejects).toEqual([]);
    expect(rowsOf(project)).toEqual(
      firstOfEach(truth().codings).map(coding => ({ ...row(coding), created: '2024-02-01', memo: '' })),
    );
  });

  test('Taguette gives each highlight, equal words told apart by the order of rows, but for two that it leaves open', () => {
    const project = projectOf('synthetic/taguette-highlights.csv');
    // Coders, times and memos are not in the file.
    const expected = firstOfEach(truth().codings).map(coding => ({
      ...row(coding),
      coder: null,
      created: null,
      memo: '',
    }));
    // Neighbours in the file, with the same places in the text open to both: either could be at either.
    const open = expected.filter(
      ({ source, start }) => source === 'Marlowe interview' && (start === 556 || start === 725),
    );
    expect(rowsOf(project)).toEqual(expected.filter(coding => !open.includes(coding)));
    expect(open).toHaveLength(2);
    expect(project.rejects.map(({ where }) => where.replace(/,.*/, ''))).toEqual(['line 45', 'line 46']);
    expect(project.rejects[0]?.reason).toContain('stand in 2 places of “Marlowe interview”');
    expect(project.notes.join()).toContain('told apart by the order of the rows');
  });

  test('the parents of paths are codes that are not codable, before their children', () => {
    const { codes } = projectOf('synthetic/maxqda-segments-en.csv');
    expect(
      codes
        .filter(({ codable }) => !codable)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['Barriers', 'Enablers', 'Outcome']);
    const ids = codes.map(({ id }) => id);
    for (const { id, parentId } of codes)
      if (parentId !== null) expect(ids.indexOf(parentId)).toBeLessThan(ids.indexOf(id));
    expect(codes).toHaveLength(9);
  });

  test('a codebook of Taguette gives codes with their descriptions and no codings', () => {
    const project = projectOf('synthetic/taguette-codebook.csv');
    expect(project.codings).toEqual([]);
    const described = project.codes.filter(({ description }) => description !== null);
    expect(described.map(({ id, description }) => ({ path: id.replace('\\', '/'), description }))).toEqual(
      truth().codes.map(({ path, description }) => ({ path, description })),
    );
    expect(project.losses.map(({ what, count }) => [what, count])).toEqual([['Numbers of codings', 6]]);
  });

  test('a matrix of NVivo gives one row for each code and case, zeros too', () => {
    const { segments } = read('synthetic/nvivo-matrix.csv');
    const { cases, codeByCase } = truth();
    const expected = Object.entries(codeByCase).flatMap(([code, counts]) =>
      counts.map((count, index) => [code.replace(/^.*\//, ''), cases[index], String(count)]),
    );
    expect(asTable(segments)).toMatchObject({ columns: ['code', 'case', 'count'], rows: expected });
  });

  test.each([
    ['maxqda-segments-en.csv', 73],
    ['dedoose-excerpts.csv', 60],
  ])('%s without transcripts rejects each row with what to do, and is a table', (file, rows) => {
    const { segments } = read(`synthetic/${file}`);
    const project = toProject(null, [{ name: null, table: segments }], []);
    expect(project.codings).toEqual([]);
    expect(project.rejects).toHaveLength(rows);
    expect(new Set(project.rejects.map(({ reason }) => reason))).toEqual(
      new Set(['There is no transcript to find the words in: import the transcripts first.']),
    );
    expect(asTable(segments).rows).toHaveLength(rows);
  });
});

function row({ source, start, end, code, coder, created, memo }: Row): Row {
  return { source, start, end, code, coder, created, memo };
}
