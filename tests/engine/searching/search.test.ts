import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EngineAsk } from '../../../main/contract/engine';
import type { Found, SearchPattern, SearchRequest, SearchResult } from '../../../main/contract/search';
import { sampleFolder } from '../../sample-data/sampleStudy';
import { startEngine, studyOf } from '../openStudy';

const everything: SearchRequest = {
  pattern: { text: '', regular: false, matchCase: false, wholeWord: false },
  replacement: null,
  kinds: ['transcripts', 'quotations', 'codes', 'events', 'memos', 'files'],
  include: '',
  exclude: '',
  case: null,
  code: null,
  unsaved: [],
};

type Wanted = Partial<SearchPattern> & Partial<Omit<SearchRequest, 'pattern'>>;

/** Opens a study of files and searches it. */
async function opened(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = studyOf(files);
  const ask = startEngine();
  await ask('study.open', { folder });
  return { folder, ask, search: searching(ask) };
}

function searching(ask: EngineAsk) {
  return (text: string, { regular, matchCase, wholeWord, ...rest }: Wanted = {}): Promise<SearchResult> =>
    ask('search.run', {
      ...everything,
      ...rest,
      pattern: {
        text,
        regular: regular ?? false,
        matchCase: matchCase ?? false,
        wholeWord: wholeWord ?? false,
      },
    });
}

/** The matches of a result as `path:line:column-endColumn words`. */
function places({ found }: Pick<SearchResult, 'found'>): readonly string[] {
  return found.flatMap(({ id, matches }) =>
    matches.map(({ line, column, endColumn, matched }) => `${id}:${line}:${column}-${endColumn} ${matched}`),
  );
}

function only(result: SearchResult): Found {
  const [found, ...others] = result.found;
  if (!found || others.length > 0) throw new Error(`Found in ${result.found.length} places`);
  return found;
}

describe('words in files', () => {
  test('are found at lines and columns that an editor counts, whatever the line ends and characters are', async () => {
    const { search } = await opened({
      'notes/crlf.md': '\ufeffone\r\n😀 two two\r\nthree two\r',
      'notes/mac.txt': 'one\rtwo',
    });
    expect(places(await search('two'))).toEqual([
      'notes/crlf.md:2:4-7 two',
      'notes/crlf.md:2:8-11 two',
      'notes/crlf.md:3:7-10 two',
      'notes/mac.txt:2:1-4 two',
    ]);
    expect(places(await search('^three', { regular: true }))).toEqual(['notes/crlf.md:3:1-6 three']);
    expect(places(await search('one$', { regular: true }))).toHaveLength(2);
    expect(places(await search('two\nthree'))).toEqual(['notes/crlf.md:2:8-6 two↵three']);
    expect(places(await search('^one', { regular: true }))).toHaveLength(2);
  });

  test('are found in any script, in either size, whole or within longer ones', async () => {
    const { search } = await opened({
      'a.md': 'café Café CAFÉ cafés cafe\u0301\nStraße STRAẞE Straßen\n𝒳𝒳 𝒳\nfoo foo_bar foo-bar',
    });
    const count = async (text: string, wanted: Wanted = {}) => (await search(text, wanted)).matches;
    expect(await count('café')).toBe(5);
    expect(await count('cafe\u0301')).toBe(5);
    expect(await count('café', { matchCase: true })).toBe(3);
    expect(await count('café', { wholeWord: true })).toBe(4);
    expect(await count('straße')).toBe(3);
    expect(await count('straße', { wholeWord: true })).toBe(2);
    expect(await count('𝒳')).toBe(3);
    expect(await count('𝒳', { wholeWord: true })).toBe(1);
    expect(await count('foo', { wholeWord: true })).toBe(2);
    expect(places(await search('𝒳', { wholeWord: true }))).toEqual(['a.md:3:6-8 𝒳']);
    expect(await count('.', { regular: true, include: 'nowhere' })).toBe(0);
  });

  test('do not overlap, and nothing is no match', async () => {
    const { search } = await opened({ 'a.md': 'aaaa bxxb\n\n', 'b.md': 'no\r\n\r\n' });
    expect(places(await search('aa'))).toEqual(['a.md:1:1-3 aa', 'a.md:1:3-5 aa']);
    const some = await search('x*', { regular: true });
    expect(places(some)).toEqual(['a.md:1:7-9 xx']);
    expect(some.emptyMatches).toBe(true);
    const none = await search('^$', { regular: true });
    expect([none.matches, none.found, none.emptyMatches]).toEqual([0, [], true]);
    expect((await search('aa')).emptyMatches).toBe(false);
  });

  test('of expressions that are none are refused in plain words', async () => {
    const { search } = await opened({ 'a.md': 'x' });
    const told: Readonly<Record<string, string>> = {
      '(': 'opened and not closed',
      'a)(?:b': 'closes none',
      '[a': 'square bracket',
      '*': 'nothing before',
      '\\': 'ends with a single',
      '[z-a]': 'the earlier character',
      '(?<a>x)(?<a>y)': 'same name',
      '\\p{Nowhere}': 'Unicode property',
    };
    for (const [text, words] of Object.entries(told)) {
      const failure = search(text, { regular: true, wholeWord: true });
      await expect(failure, text).rejects.toMatchObject({ code: 'query' });
      await expect(failure, text).rejects.toThrow(words);
      expect((await search(text)).matches, text).toBe(0);
    }
  });

  test('are those of an editor that is not saved, in place of its file', async () => {
    const { search } = await opened({ 'a.md': 'on the disk' });
    const unsaved = [
      { path: 'a.md', text: 'in the editor' },
      { path: 'untitled:query.sql', text: "SELECT 'editor'" },
    ];
    expect(places(await search('disk', { unsaved }))).toEqual([]);
    const result = await search('editor', { unsaved });
    expect(places(result)).toEqual(['a.md:1:8-14 editor', 'untitled:query.sql:1:9-15 editor']);
    expect(result.found.map(({ unsaved: is, version }) => [is, version])).toEqual([
      [true, null],
      [true, null],
    ]);
  });

  test('stand in the files that are included and not excluded', async () => {
    const { search } = await opened({
      'a.md': 'x',
      'analyses/b.sql': 'x',
      'analyses/old/c.sql': 'x',
      'old/d.md': 'x',
    });
    const ids = async (include: string, exclude = '') =>
      (await search('x', { include, exclude })).found.map(({ id }) => id);
    expect(await ids('')).toHaveLength(4);
    expect(await ids('*.SQL')).toEqual(['analyses/b.sql', 'analyses/old/c.sql']);
    expect(await ids('*.{md,sql}', 'old')).toEqual(['a.md', 'analyses/b.sql']);
    expect(await ids('./old')).toEqual(['old/d.md']);
    expect(await ids('a.md, analyses/', 'analyses/old/**')).toEqual(['a.md', 'analyses/b.sql']);
  });

  test('are counted to the end, and the first are told', async () => {
    const { search } = await opened({ 'a.md': 'x\n'.repeat(900), 'b.md': 'x\n'.repeat(2100), 'c.md': 'x' });
    const { matches, places: in3, found } = await search('x');
    expect([matches, in3]).toEqual([3001, 3]);
    expect(found.map(({ count, matches: told }) => [count, told.length])).toEqual([
      [900, 500],
      [2100, 500],
      [1, 1],
    ]);
  });

  test('of other encodings are read as the study reads them; what is no text, or too large, is told', async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a café', 'utf16le')]);
    const { search } = await opened({
      'a.txt': Buffer.from('a caf\xe9', 'latin1'),
      'b.txt': utf16,
      'c.png': Buffer.from([0x89, 0x50]),
      'd.bin': Buffer.from([1, 2, 0, 3]),
      'e.txt': `café${' '.repeat(17 * 1_048_576)}`,
    });
    const { found, notes, notTexts } = await search('CAFÉ', { replacement: 'x' });
    expect(found.map(({ id, locked }) => [id, locked])).toEqual([
      ['a.txt', expect.stringContaining('Windows-1252')],
      ['b.txt', expect.stringContaining('UTF-16')],
    ]);
    expect(notes.map(({ path, reason }) => `${path}: ${reason}`)).toEqual([
      'a.txt: It is not in UTF-8; it was read as Windows-1252.',
      'b.txt: It is not in UTF-8; it was read as UTF-16.',
      'e.txt: It has 17 MB, too much to search. Query it instead.',
    ]);
    expect(notTexts).toEqual([
      { ending: '.png', files: 1 },
      { ending: '.bin', files: 1 },
    ]);
  });

  test('stand in a line that is cut where it is long, never within a character', async () => {
    const { search } = await opened({
      'a.md': `${'long 😀 '.repeat(100)}needle${'😀'.repeat(400)}`,
      'b.md': '   needle',
    });
    const [long, short] = (await search('needle')).found.map(({ matches }) => matches[0]);
    expect(long?.before).toMatch(/^…(long 😀 |😀 )+$/u);
    expect(long?.after).toMatch(/^(😀)+$/u);
    expect(short).toMatchObject({ before: '', matched: 'needle', after: '', column: 4 });
  });
});

const transcript =
  '---\r\ncase_id: one\r\nround: 2\r\n---\r\n\r\nASKER: 😀 Why?\r\n\r\nTELLER: The kaizen was 😀 a kaizen.\r\n';
const points = Array.from(transcript.replaceAll('\r', ''));
const from = points.lastIndexOf('a', points.length - 8);
const passage = `"document_id":"first","coder":"AB","start_char":${from},"end_char":${from + 8},"quote":"a kaizen"`;

const quotationId = JSON.stringify(['first', String(from)]);

const codedStudy = {
  'study.yaml':
    'title: Coded\nload:\n  cases: { from: data/cases.csv }\n  events: { from: data/events.csv }\n',
  'data/cases.csv': 'case_id,name,short_name\none,First trust,First\ntwo,Second trust,Second\n',
  'data/events.csv':
    'event_id,case_id,kind,title,description,start_date\ne1,one,visit,"A kaizen, held","The first",2018-01-02\n' +
    'e2,two,visit,A visit,All about kaizen,2018-02-03\ne3,,visit,A kaizen for all,,2018-03-04\n',
  'transcripts/one/first.md': transcript,
  'transcripts/two/second.md': 'A kaizen without anyone.\n',
  'coding/codebook.yaml':
    "codes:\n  - code_id: '1'\n    name: Method\n    codes:\n      - code_id: '1.1'\n        name: Kaizen\n        definition: A kaizen of any kind.\n",
  'coding/AB/first.jsonl': `{"coding_id":"c1","code_id":"1.1","memo":"Is this kaizen?",${passage}}\n{"coding_id":"c2","code_id":"1",${passage}}\n`,
  'coding/AB/memos.md': '<!-- memo id="m1" target="code:1.1" -->\n\nThe word kaizen.\n',
  'analyses/kaizen.sql': "SELECT 'kaizen';\n",
};

describe('what the study knows', () => {
  test('is found as what it is, each once', async () => {
    const { search } = await opened(codedStudy);
    const { found, covered, matches } = await search('kaizen');
    expect(found.map(({ kind, id, title, detail, count }) => [kind, id, title, detail, count])).toEqual([
      ['quotations', quotationId, 'first', 'Kaizen, Method · AB', 1],
      ['codes', '1.1', 'Kaizen', '1.1', 2],
      ['events', 'e1', 'A kaizen, held', '2018-01-02 · First', 1],
      ['events', 'e2', 'A visit', '2018-02-03 · Second', 1],
      ['events', 'e3', 'A kaizen for all', '2018-03-04', 1],
      ['memos', 'coding c1', 'On a passage of first', 'AB', 1],
      ['memos', 'coding/AB/memos.md', 'coding/AB/memos.md', '', 1],
      ['transcripts', 'transcripts/one/first.md', 'first', 'First · round 2', 2],
      ['transcripts', 'transcripts/two/second.md', 'second', 'Second', 1],
      ['files', 'analyses/kaizen.sql', 'analyses/kaizen.sql', '', 1],
    ]);
    expect([covered, matches]).toEqual([3, 12]);
    expect(found[0]?.locked).toContain('loaded from');
    const turns = found.flatMap(({ kind, matches: told }) => (kind === 'transcripts' ? told : []));
    expect(turns.map(({ label, line }) => [label, line])).toEqual([
      ['TELLER', 8],
      ['TELLER', 8],
      [null, 1],
    ]);
    expect((await search('Method / Kai')).found.map(({ id }) => id)).toEqual(['1.1']);
    expect((await search('method', { kinds: ['codes'] })).found.map(({ id }) => id)).toEqual(['1']);
  });

  test('is searched as files where only these are asked for', async () => {
    const { search } = await opened(codedStudy);
    const { found, covered } = await search('kaizen', { kinds: ['files'] });
    expect(covered).toBe(0);
    expect(found.map(({ id, kind }) => `${kind} ${id}`)).toEqual([
      'files analyses/kaizen.sql',
      'files coding/AB/first.jsonl',
      'files coding/AB/memos.md',
      'files coding/codebook.yaml',
      'files data/events.csv',
      'files transcripts/one/first.md',
      'files transcripts/two/second.md',
    ]);
  });

  test('can be asked for of one case, and with one code and those beneath it', async () => {
    const { search } = await opened(codedStudy);
    const ids = async (wanted: Wanted) => (await search('kaizen', wanted)).found.map(({ id }) => id);
    expect(await ids({ case: 'one' })).toEqual([quotationId, 'e1', 'e3', 'transcripts/one/first.md']);
    expect(await ids({ code: '1' })).toEqual([quotationId, 'transcripts/one/first.md']);
    expect(await ids({ case: 'two', code: '1' })).toEqual([]);
    const [quotation] = (await search('kaizen', { code: '1.1', kinds: ['quotations'] })).found;
    expect(quotation?.detail).toBe('Kaizen · AB');
  });

  test('leads to its place in a file', async () => {
    const { ask } = await opened(codedStudy);
    expect(await ask('search.locate', { kind: 'quotations', id: quotationId, start: 2 })).toEqual({
      place: { path: 'transcripts/one/first.md', line: 8, column: 29 },
      sql: `SELECT * FROM codings WHERE document_id = 'first' AND start_char = ${from};\n`,
    });
    const place = async (kind: 'codes' | 'events' | 'memos', id: string) =>
      (await ask('search.locate', { kind, id, start: 0 })).place;
    expect(await place('codes', '1.1')).toMatchObject({ path: 'coding/codebook.yaml', line: 5 });
    expect(await place('events', 'e2')).toEqual({ path: 'data/events.csv', line: 3, column: 1 });
    expect(await place('memos', 'coding c1')).toMatchObject({ path: 'coding/AB/first.jsonl', line: 1 });
    expect(await place('events', 'nowhere')).toBeNull();
  });

  test('is the sample study’s, with every quotation at its own words', async () => {
    const ask = startEngine();
    await ask('study.open', { folder: sampleFolder });
    const { found } = await searching(ask)('socket', { kinds: ['quotations'] });
    expect(found.length).toBeGreaterThan(0);
    for (const { id, matches } of found) {
      const { place } = await ask('search.locate', {
        kind: 'quotations',
        id,
        start: matches[0]?.start ?? -1,
      });
      const { text } = await ask('file.read', { path: place?.path ?? '' });
      const line = text.split('\n')[(place?.line ?? 0) - 1] ?? '';
      expect(line.slice((place?.column ?? 0) - 1)).toMatch(/^socket/);
    }
  });
});

describe('a replacement', () => {
  async function replaced(text: string, pattern: Wanted & { readonly find: string }, replacement: string) {
    const { ask, search, folder } = await opened({ 'a.md': text });
    const { find, ...wanted } = pattern;
    const { matches, version, path } = only(await search(find, { ...wanted, replacement }));
    const request = {
      pattern: { text: find, regular: false, matchCase: false, wholeWord: false, ...wanted },
      replacement,
      path: path ?? '',
      text: null,
      version,
      starts: matches.map(({ start }) => start),
    };
    return { ask, folder, request, matches, ...(await ask('search.rewrite', request)) };
  }

  test('fills in groups, and shows before what each match would be', async () => {
    const regular = { find: '(\\w+) and (?<last>\\w+)', regular: true };
    const { after, matches } = await replaced(
      'cats and dogs',
      regular,
      '$2 or $1, $<last>, $&, $$, $9, $12\\t\\n',
    );
    expect(after).toBe('dogs or cats, dogs, cats and dogs, $, $9, cats2\t\n');
    expect(matches[0]?.becomes).toBe('dogs or cats, dogs, cats and dogs, $, $9, cats2\t↵');
    expect((await replaced('cats', { find: 'cats' }, '$1\\n')).after).toBe('$1\\n');
    expect((await replaced('cats', { find: 'a(x)?', regular: true }, '[$1]')).after).toBe('c[]ts');
  });

  test('keeps the line ends that the text has', async () => {
    const text = 'one\r\ntwo\r\none\nend\r\n';
    expect((await replaced(text, { find: 'one' }, '1')).after).toBe('1\r\ntwo\r\n1\nend\r\n');
    expect((await replaced(text, { find: 'two\none' }, 'x')).after).toBe('one\r\nx\nend\r\n');
    expect((await replaced(text, { find: 'one', regular: true }, '1\\n2')).after).toBe(
      '1\r\n2\r\ntwo\r\n1\r\n2\nend\r\n',
    );
    expect((await replaced('😀 one', { find: 'one' }, '1')).after).toBe('😀 1');
  });

  test('replaces the matches that it is given and no others', async () => {
    const { ask, request } = await replaced('a a a', { find: 'a' }, 'b');
    expect((await ask('search.rewrite', { ...request, starts: [2] })).after).toBe('a b a');
    expect((await ask('search.rewrite', { ...request, text: 'x a', version: null, starts: [2] })).after).toBe(
      'x b',
    );
  });

  test('is refused when the text is no longer what was searched', async () => {
    const { ask, folder, request } = await replaced('a a a', { find: 'a' }, 'b');
    await expect(
      ask('search.rewrite', { ...request, text: 'xa a', version: null, starts: [0] }),
    ).rejects.toMatchObject({ code: 'conflict' });
    writeFileSync(join(folder, 'a.md'), 'a a a a');
    await expect(ask('search.rewrite', request)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('is refused for coded transcripts, codings and data, with the reason', async () => {
    const { ask, search } = await opened(codedStudy);
    const { found } = await search('kaizen', { kinds: ['files'], replacement: 'x' });
    expect(found.map(({ id, locked }) => [id, locked])).toEqual([
      ['analyses/kaizen.sql', null],
      ['coding/AB/first.jsonl', expect.stringContaining('holds codings')],
      ['coding/AB/memos.md', null],
      ['coding/codebook.yaml', null],
      ['data/events.csv', expect.stringContaining('file of data')],
      ['transcripts/one/first.md', expect.stringContaining('2 coded passages')],
      ['transcripts/two/second.md', null],
    ]);
    const coded = found.find(({ id }) => id.endsWith('first.md'));
    await expect(
      ask('search.rewrite', {
        pattern: { ...everything.pattern, text: 'kaizen' },
        replacement: 'x',
        path: coded?.id ?? '',
        text: null,
        version: coded?.version ?? null,
        starts: [coded?.matches[0]?.start ?? 0],
      }),
    ).rejects.toMatchObject({ code: 'refused' });
  });
});

test('an empty study has nothing to find, and says how little was looked through', async () => {
  const { search } = await opened({});
  expect(await search('anything')).toMatchObject({ matches: 0, found: [], texts: 0, rows: 0, notes: [] });
});
