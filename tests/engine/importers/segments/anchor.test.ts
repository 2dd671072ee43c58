import { expect, test } from 'vitest';
import { anchorSegments } from '../../../../main/engine/importers/segments/anchor/anchorSegments';
import { toProject } from '../../../../main/engine/importers/segments/toProject';
import type { Segment, SegmentTable } from '../../../../main/engine/importers/segments/table';

let line = 1;

function segment(quote: string, more: Partial<Segment> = {}): Segment {
  line += 1;
  return {
    ...{
      document: 'a',
      codePath: ['C'],
      coder: null,
      quote,
      comment: null,
      createdAt: null,
      weight: null,
      line,
    },
    ...more,
  };
}

const named = (name: string, text: string) => ({ id: `id of ${name}`, name, text });

/** Places of the segments in one document: start, end, words; or why there is none. */
function places(text: string, ...segments: readonly Segment[]) {
  const found = anchorSegments(segments, [named('a', text)]);
  expect(found.codings.length + found.unanchored.length).toBe(segments.length);
  for (const { start, end, quote } of found.codings)
    expect(Array.from(text).slice(start, end).join('')).toBe(quote);
  return segments.map(own => {
    const coding = found.codings.find(other => other.segment === own);
    if (coding) return [coding.start, coding.end, coding.quote, coding.how, coding.chosenBy];
    return found.unanchored.find(other => other.segment === own)?.reason;
  });
}

test.each([
  ['words as written', 'so we rang them', 'we rang', [3, 10, 'we rang', 'exact']],
  [
    'positions after characters beyond the first plane',
    '🙃👩🏽‍⚕️ we rang',
    'we rang',
    [7, 14, 'we rang', 'exact'],
  ],
  [
    'line ends and runs of spaces',
    'we\n\n  rang\u00a0them',
    'we rang them',
    [0, 15, 'we\n\n  rang\u00a0them', 'folded'],
  ],
  ['Windows line ends', 'one\ntwo', 'one\r\ntwo', [0, 7, 'one\ntwo', 'folded']],
  [
    'quotation marks, dashes and ellipses',
    '“It’s – well… ”',
    '"It\'s - well... "',
    [0, 15, '“It’s – well… ”', 'folded'],
  ],
  ['accents composed otherwise', 'the cafe\u0301 there', 'caf\u00e9', [4, 9, 'cafe\u0301', 'folded']],
  [
    'soft hyphens and zero-width spaces',
    'in\u00adter\u200bview',
    'interview',
    [0, 11, 'in\u00adter\u200bview', 'folded'],
  ],
  ['space around a quote', 'x we rang y', '  we rang\n', [2, 9, 'we rang', 'folded']],
  ['an ellipsis that is in the text', 'and so on… and so on', 'and so on…', [0, 10, 'and so on…', 'exact']],
  [
    'a cut quote, by its beginning',
    'it took eleven weeks to do',
    'it took eleven…',
    [0, 14, 'it took eleven', 'cut'],
  ],
  [
    'a cut quote with brackets',
    'it took eleven weeks to do',
    'it took  eleven [...]',
    [0, 14, 'it took eleven', 'cut'],
  ],
])('finds %s', (_, text, quote, [start, end, words, how]) => {
  expect(places(text, segment(quote))).toEqual([[start, end, words, how, 'found once']]);
});

test('a cut quote ends where the file counts its characters to', () => {
  const text = '🙃 it took eleven 🙃 weeks to do';
  expect(places(text, segment('it took eleven…', { length: 22 }))).toEqual([
    [2, 24, 'it took eleven 🙃 weeks', 'cut', 'found once'],
  ]);
  expect(places(text, segment('it took eleven…', { length: 9999 }))).toEqual([
    [2, 16, 'it took eleven', 'cut', 'found once'],
  ]);
});

test('a cell filled to Excel’s limit is a cut quote', () => {
  const text = `${'word '.repeat(9000)}end`;
  const [place] = places(`Beginning ${text}`, segment(`Beginning ${text}`.slice(0, 32_767)));
  expect(place).toEqual([0, 32_767, expect.any(String), 'exact', 'found once']);
  const [bent] = places(`Beginning\n${text}`, segment(`Beginning ${text}`.slice(0, 32_766).concat('x')));
  expect(bent).toBe('not found');
});

test.each([
  ['words that are not there', 'text', 'other', 'not found'],
  ['words in other letters', 'Text', 'text', 'not found'],
  ['nothing', 'text', ' \n ', 'no words'],
  ['words that fold to nothing', 'text', '\u200b', 'not found'],
  ['an ellipsis alone', 'text', '…', 'not found'],
  ['a beginning too short to tell', 'text text', 'te…', 'not found'],
  ['words in two places', 'text, text', 'text', 'found more than once'],
  ['words in many places', 'x'.repeat(50_000), 'x', 'found more than once'],
  ['an empty document', '', 'text', 'not found'],
])('does not guess at %s', (_, text, quote, reason) => {
  expect(places(text, segment(quote))).toEqual([reason]);
});

test('paragraphs tell equal words apart, counted as the text proves: with empty lines, or without', () => {
  const text = 'yes\n\none\n\nyes\n\ntwo\n\nyes';
  const at = (first: number, last = first) => ({ paragraphs: { first, last } });
  expect(places(text, segment('yes', at(5)), segment('one', at(3)), segment('two', at(7)))[0]).toEqual([
    ...[10, 13, 'yes', 'exact', 'paragraph'],
  ]);
  expect(places(text, segment('yes', at(3)), segment('one', at(2)), segment('two', at(4)))[0]).toEqual([
    ...[10, 13, 'yes', 'exact', 'paragraph'],
  ]);
});

test('paragraphs that do not fit the text choose nothing, and that is said', () => {
  const rows = [segment('yes'), segment('one'), segment('two')].map((own, index) => ({
    ...own,
    paragraphs: { first: index + 1, last: index + 1 },
  }));
  const found = anchorSegments(rows, [named('a', 'yes\n\none\n\nyes\n\ntwo')]);
  expect(found.unanchored.map(({ reason }) => reason)).toEqual(['found more than once']);
  expect(found.notes).toEqual([
    'Paragraph numbers of the file do not fit the text of “a” and are not used there.',
  ]);
});

test.each([
  ['code points', 0, 0],
  ['UTF-16 units', 1, 0],
  ['code points with two for a line end', 0, 1],
  ['UTF-16 units with two for a line end', 1, 1],
])('positions in %s tell equal words apart', (_, astral, lineEnd) => {
  const text = '🙃 one\nyes\ntwo yes';
  const at = (start: number, length: number) => ({ offsets: { start: start, end: start + length } });
  const [first, second] = [2 + astral, 15 + astral + 2 * lineEnd - 1];
  const found = places(
    text,
    segment('yes', at(second, 3)),
    segment('one', at(first, 3)),
    segment('two', at(10 + astral + 2 * lineEnd, 3)),
  );
  expect(found[0]).toEqual([14, 17, 'yes', 'exact', 'position']);
});

test('as many equal rows as places are one for each place, but not where their comments differ', () => {
  const text = 'yes no yes';
  const one = { codePath: ['A'], coder: 'x' };
  expect(places(text, segment('yes', one), segment('yes', one))).toEqual([
    [0, 3, 'yes', 'exact', 'number of rows'],
    [7, 10, 'yes', 'exact', 'number of rows'],
  ]);
  expect(places(text, segment('yes', one), segment('yes', { ...one, coder: 'y' }))).toEqual([
    ...['found more than once', 'found more than once'],
  ]);
  expect(places(text, segment('yes', one), segment('yes', { ...one, comment: 'why' }))).toEqual([
    ...['found more than once', 'found more than once'],
  ]);
});

test('the order of rows chooses only where all rows found once follow the document', () => {
  const words = ['one', 'two', 'three', 'four', 'five', 'six'];
  const text = `yes ${words.join(' ')} yes`;
  const after = [...words.map(word => segment(word)), segment('yes')];
  expect(places(text, ...after).at(-1)).toEqual([32, 35, 'yes', 'exact', 'order of rows']);
  expect(places(text, ...after.slice(-3)).at(-1)).toBe('found more than once');
  const swapped = [segment('six'), ...after.slice(0, 5), segment('yes')];
  expect(places(text, ...swapped).at(-1)).toBe('found more than once');
});

test('a passage with several codes and coders is one span', () => {
  const found = places(
    'we rang',
    segment('rang', { coder: 'x' }),
    segment('rang', { coder: 'y', codePath: ['D'] }),
  );
  expect(found[0]).toEqual(found[1]);
});

test.each([
  ['Interview 1', 'interview 1.docx'],
  ['Files\\\\Round one\\\\Interview 1', 'Interview 1'],
  ['INTERVIEW_1.TXT', 'interview  1'],
  ['D 3: Interview 1', 'Interview 1.pdf'],
  ['Interview 3/4', 'Interview 3/4'],
  ['cafe\u0301', 'caf\u00e9'],
])('the document “%s” is “%s”', (name, own) => {
  const found = anchorSegments(
    [segment('we rang', { document: name })],
    [named('other', ''), named(own, 'we rang')],
  );
  expect(found.codings).toMatchObject([{ documentId: `id of ${own}`, start: 0, end: 7 }]);
});

test('a document whose name fits two is not guessed at, unless one is named exactly', () => {
  const documents = [named('Interview.docx', 'we rang'), named('interview.txt', 'we rang')];
  const found = anchorSegments([segment('we rang', { document: 'Interview' })], documents);
  expect(found.unanchored).toMatchObject([{ reason: 'several documents of this name' }]);
  const exactly = anchorSegments([segment('we rang', { document: 'interview.txt' })], documents);
  expect(exactly.codings).toMatchObject([{ documentId: 'id of interview.txt' }]);
  const missing = anchorSegments([segment('we rang', { document: 'Interview 1' })], documents);
  expect(missing.unanchored[0]?.why).toBe(
    'No document is called “Interview 1”: import its transcript first.',
  );
});

function tableOf(segments: readonly Segment[]): SegmentTable {
  const rest = { codes: [], counts: [], rejects: [], leftOut: [], losses: [], notes: [] };
  return { dialect: 'maxqda-segments', kind: 'segments', segments, ...rest };
}

test('a row that says a coding again is a reject, unless it has a comment of its own', () => {
  const same = { coder: 'x', line: 2 };
  const rows = [
    segment('rang', same),
    segment('rang', { ...same, line: 3 }),
    segment('rang', { ...same, line: 4, comment: 'why' }),
  ];
  const project = toProject('t', [{ name: 'Sheet1', table: tableOf(rows) }], [named('a', 'we rang')]);
  expect(project.codings.map(({ id, memo }) => [id, memo])).toEqual([
    ['Sheet1, line 2', null],
    ['Sheet1, line 4', 'why'],
  ]);
  expect(project.rejects).toEqual([
    {
      where: 'Sheet1, line 3, “a”, code “C”',
      value: 'rang',
      reason: 'Sheet1, line 2 puts the same code on the same passage for the same coder.',
    },
  ]);
});

test('several codes of one row have ids of their own, and no two paths have one id', () => {
  const rows = [['A\\B'], ['A', 'B'], ['A']].map(codePath => segment('rang', { codePath, line: 2 }));
  const project = toProject(null, [{ name: null, table: tableOf(rows) }], [named('a', 'we rang')]);
  expect(project.codings.map(({ id }) => id)).toEqual(['line 2', 'line 2, code 2', 'line 2, code 3']);
  expect(new Set(project.codings.map(({ codeId }) => codeId)).size).toBe(3);
  expect(project.codes.map(({ name, parentId, codable }) => [name, parentId, codable])).toEqual([
    ['A\\B', null, true],
    ['A', null, true],
    ['B', 'A', true],
  ]);
});

test('20,000 segments in 200 documents of 50,000 characters are found', () => {
  const word = (index: number) => `w${(index * 7919) % 100_003}`;
  const documents = Array.from({ length: 200 }, (_, number) =>
    named(
      `d${number}`,
      Array.from({ length: 8000 }, (__, index) => word(index * 200 + number))
        .join('\n')
        .slice(0, 50_000),
    ),
  );
  const rows = documents.flatMap(({ name, text }) =>
    Array.from({ length: 100 }, (_, index) =>
      segment(text.slice(index * 400, index * 400 + 80).replaceAll('\n', index % 2 ? ' ' : '\n'), {
        document: name,
      }),
    ),
  );
  const project = toProject(null, [{ name: null, table: tableOf(rows) }], documents);
  expect(project.codings.length + project.rejects.length).toBe(20_000);
  expect(project.codings.length).toBeGreaterThan(19_000);
}, 90_000);

test('20,000 rows with the same words in one document are all left unanchored', () => {
  const rows = Array.from({ length: 20_000 }, () => segment('x'));
  const found = anchorSegments(rows, [named('a', 'x y '.repeat(12_500))]);
  expect(found.unanchored).toHaveLength(20_000);
});
