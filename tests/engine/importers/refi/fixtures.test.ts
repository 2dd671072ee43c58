import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { refi } from '../../../../main/engine/importers/refi/refi.reader';
import { codingsOf, expected, fixture, fixtures, without } from '../qdaFixtures';

describe.skipIf(without)('projects of coding tools', () => {
  const wanted = () =>
    expected()
      .codings.map(({ source, code, coder, start, end, text }) =>
        [source, code, coder, `${start}–${end}`, text].join(' | '),
      )
      .sort();

  test.each([
    '01-spec-codepoint-lf',
    '02-nvivo-win-utf16-bom-crlf',
    '03-atlasti-lf-offsets-crlf-file',
    '04-maxqda-lf-nobom',
    '06-old-namespace',
  ])('%s gives exactly the codings that are known, without a doubt', async name => {
    const project = await refi.read(fixture(`synthetic/${name}.qdpx`));
    const sources = expected().sources;
    const byId = new Map(project.documents.map(({ id }, index) => [id, sources[index]?.name ?? '?']));
    const renamed = project.documents.map(one => ({ ...one, name: byId.get(one.id) ?? '?' }));
    const codes = project.codes.map(code => ({ ...code, name: code.name.replace('::', '/') }));
    expect(codingsOf({ ...project, documents: renamed, codes })).toEqual(wanted());
    expect(project.documents.map(({ text }) => text)).toEqual(sources.map(({ text }) => text));
    expect(project.rejects).toEqual([]);
    expect(project.doubts).toEqual([]);
    expect(project.notes.filter(note => note.includes('positions count'))).toHaveLength(5);
  });

  test('memos, cases, colours and descriptions come with them', async () => {
    const { memos, cases, codes, codings, documents } = await refi.read(
      fixture('synthetic/01-spec-codepoint-lf.qdpx'),
    );
    const coded = memos.filter(({ target }) => target.kind === 'coding');
    expect(coded.map(({ text }) => text)).toEqual(Array(5).fill('Check against the minutes.'));
    expect(codings.map(({ id }) => id)).toEqual(expect.arrayContaining(coded.map(({ target }) => target.id)));
    expect(memos.find(({ target }) => target.kind === 'project')?.text).toBe('Fictional test project.');
    expect(cases.map(({ name }) => name)).toEqual(expected().sources.map(one => one.case));
    expect(cases.map(({ documentIds }) => documentIds)).toEqual(documents.map(({ id }) => [id]));
    expect([...(cases[0]?.attributes ?? [])]).toEqual([
      ['Role', 'Programme manager'],
      ['Interview date', '2023-01-14'],
      ['Beds', '400'],
    ]);
    expect(codes.find(({ name }) => name === 'IT & data')).toMatchObject({
      colour: '#D95F02',
      description: 'Apply when the speaker talks about it & data.',
    });
    expect(codes.filter(({ codable }) => !codable).map(({ name }) => name)).toEqual([
      'Barriers',
      'Enablers',
      'Outcome',
    ]);
  });

  test('a description of a selection is the memo of its coding', async () => {
    const { codings } = await refi.read(fixture('synthetic/02-nvivo-win-utf16-bom-crlf.qdpx'));
    const remembered = expected().codings.filter(({ memo }) => memo !== '').length;
    expect(remembered).toBeGreaterThan(0);
    expect(codings.filter(({ memo }) => memo === 'Check against the minutes.')).toHaveLength(remembered);
  });

  test('an annotation is a memo of its stretch, and cases without names take those of their documents', async () => {
    const { memos, cases, documents } = await refi.read(fixture('synthetic/04-maxqda-lf-nobom.qdpx'));
    const [annotation] = memos.filter(({ target }) => target.kind === 'segment');
    expect(annotation).toMatchObject({
      text: 'An annotation, not a coding',
      target: { id: documents[0]?.id, start: 0, end: 9 },
    });
    expect(cases.map(({ name }) => name)).toEqual(documents.map(({ name }) => name));
  });

  test('everything odd is told: nothing is left out in silence', async () => {
    const project = await refi.read(fixture('synthetic/05-quirks.qdpx'));
    expect(project.codings).toHaveLength(14);
    const reasons = project.rejects.map(({ reason }) => reason.split(':')[0]).sort();
    expect(reasons).toEqual([
      'Dangling',
      'Missing file',
      'Negative',
      'Past the end',
      'Reversed',
      'Whole-source coding',
      'Zero-length',
    ]);
    expect(project.notes.join()).toContain('Tape 1: the audio recording is not embedded');
    expect(project.documents.map(({ name }) => name)).toEqual(['Inline', 'No scheme', 'Tape 1']);
    expect(project.documents[0]?.id).toBe('cceecc30-5178-5672-ae76-adb651b8ed32');
  });

  test('a real project of NVivo for Windows gives all its 303 codings', async () => {
    const name = 'refi/nvivo-win-12.6_comments_scrubbed';
    const project = await refi.read(fixture(`${name}.qdpx`));
    const file = resolve(fixtures, `${name}.expected.json`);
    const { codings } = JSON.parse(readFileSync(file, 'utf8')) as {
      codings: Record<'source' | 'startCodePointLF' | 'endCodePointLF' | 'text' | 'code' | 'coder', string>[];
    };
    const wanted = codings.map(one =>
      [one.source, one.coder, `${one.startCodePointLF}–${one.endCodePointLF}`, one.text, one.code].join(
        ' | ',
      ),
    );
    const parts = ['document', 'coder', 'at', 'text', 'name'];
    expect(codingsOf(project, parts)).toEqual(wanted.sort());
    expect(project.doubts).toEqual([]);
    expect(project.rejects).toEqual([]);
    expect(project.codes).toHaveLength(152);
  });

  test.each([
    ['refi/nvivo-mac-15.0_codes-only.qdpx', 262, 2],
    ['refi/atlasti-win-23.2_nested-codes.qdpx', 3, 0],
    ['refi/atlasti-mac-8.4_standard-project_no-sources.qdpx', 14, 0],
    ['synthetic/codebook-spec.qdc', 9, 0],
    ['synthetic/codebook-taguette-style.qdc', 6, 0],
  ])('%s gives its codes', async (name, codes, documents) => {
    const project = await refi.read(fixture(name));
    expect(project.codes).toHaveLength(codes);
    expect(project.documents).toHaveLength(documents);
  });

  test('codings of texts that are not in the file are rejected one by one, those of media counted', async () => {
    const project = await refi.read(fixture('refi/atlasti-mac-8.4_standard-project_no-sources.qdpx'));
    const coded = project.rejects.filter(({ where }) => where.includes(', coded '));
    const media = project.losses.find(({ what }) => what.startsWith('Codings of areas'))?.count ?? 0;
    expect(coded.length + media).toBe(16);
    expect(project.losses.find(({ what }) => what === 'Graphs')?.count).toBe(1);
    expect(project.rejects.some(({ value }) => value?.includes('Mabel is not the only person'))).toBe(true);
  });

  test.each([
    ['90-hostile-zip-slip', /would lead out of its folder/],
    ['91-hostile-entities', /declares a document type/],
    ['92-not-a-project', /no REFI-QDA project/],
    ['93-truncated', /cut short or is damaged/],
  ])('%s is refused with a message that says why', async (name, message) => {
    await expect(refi.read(fixture(`synthetic/${name}.qdpx`))).rejects.toMatchObject({
      code: 'file',
      message: expect.stringMatching(message) as string,
      place: { path: `${name}.qdpx` },
    });
  });
});
