import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import initSqlJs from 'sql.js';
import { describe, expect, test } from 'vitest';
import { projectReadersOf } from '../../../../main/engine/importers/projects';
import { qualcoder } from '../../../../main/engine/importers/qualcoder/qualcoder.reader';
import { rqda } from '../../../../main/engine/importers/rqda/rqda.reader';
import { htmlText } from '../../../../main/engine/importers/taguette/htmlText';
import { taguette } from '../../../../main/engine/importers/taguette/taguette.reader';
import { temporaryFolder } from '../../openDatabase';
import { codingsOf, expected, fixture, fixtures, sourceOf, without } from '../qdaFixtures';
import { writeFile } from '../writeZip';

/** A database made of SQL, or changed by it. */
async function database(name: string, sql: string, from: string | null = null): Promise<string> {
  const { Database } = await initSqlJs();
  const made = new Database(from === null ? null : readFileSync(resolve(fixtures, from)));
  made.run(sql);
  const file = writeFile(name, made.export());
  made.close();
  return file;
}

describe.skipIf(without)('databases of coding tools', () => {
  test('a Taguette project gives every highlight where it stands', async () => {
    const project = await taguette.read(fixture('synthetic/taguette.sqlite3'));
    const wanted = expected().codings.map(({ source, code, start, end, text }) =>
      [source, code.replace('/', '.'), `${start}–${end}`, text].join(' | '),
    );
    const found = codingsOf(project, ['document', 'code', 'at', 'text']);
    expect(found).toEqual([...new Set(wanted)].sort());
    expect(project.documents.map(({ text }) => text)).toEqual(expected().sources.map(({ text }) => text));
    expect(project.title).toBe('Five trusts (fictional)');
    expect(project.rejects).toEqual([]);
  });

  test('who made a highlight is taken from the commands, where they are kept', async () => {
    const sql = `INSERT INTO commands VALUES (1, '2024-02-01 09:00:00', 'admin', 1, 1, '{"type": "highlight_add", "highlight_id": 1}'), (2, '2024-02-01', 'x', 1, 1, 'not json')`;
    const project = await taguette.read(
      sourceOf(await database('t.sqlite3', sql, 'synthetic/taguette.sqlite3')),
    );
    expect(project.codings[0]).toMatchObject({ coderId: 'admin', createdAt: '2024-02-01T09:00:00' });
    expect(project.codings[1]).toMatchObject({ coderId: null });
  });

  test.each([
    ['its folder', 'synthetic/qualcoder.qda'],
    ['its database', 'synthetic/qualcoder.qda/data.qda'],
  ])('a QualCoder project is read from %s', async (_, name) => {
    expect(await qualcoder.recognises(fixture(name))).toBe(true);
    const project = await qualcoder.read(fixture(name));
    const wanted = expected().codings.map(({ source, code, coder, start, end, text }) =>
      [source, code, coder, `${start}–${end}`, text].join(' | '),
    );
    expect(codingsOf(project)).toEqual(wanted.sort());
    expect(project.cases.map(one => one.documentIds.length)).toEqual([1, 1, 1, 1, 1]);
    expect(project.cases[0]?.attributes.get('Role')).toBe('Programme manager');
    expect(project.codings.filter(({ memo }) => memo !== null)).toHaveLength(
      expected().codings.filter(({ memo }) => memo !== '').length,
    );
  });

  test('what stands nowhere in a QualCoder project is rejected, what is not text is counted', async () => {
    const sql = `
      INSERT INTO code_text VALUES (900, 1, 1, 'x', 5, 5, 'Rae', '', '', NULL, NULL), (901, 99, 1, 'x', 1, 2, 'Rae', '', '', NULL, NULL),
        (902, 1, 99, 'x', 1, 2, 'Rae', '', '', NULL, NULL), (903, 1, 1, 'changed', 0, 9, 'Rae', '', '', NULL, 1);
      INSERT INTO annotation VALUES (1, 1, 0, 9, 'Odd title', 'Sol', '2024-02-01 09:00:00');
      INSERT INTO journal VALUES (1, 'Day 1', 'Began.', '2024-02-01 09:00:00', 'Rae');
      INSERT INTO source VALUES (90, 'a.png', NULL, '/images/a.png', '', 'Rae', '', NULL, NULL);
      INSERT INTO code_image VALUES (1, 90, 1, 1, 2, 2, 1, 'Look', '', 'Rae', 0);`;
    const file = await database('data.qda', sql, 'synthetic/qualcoder.qda/data.qda');
    const project = await qualcoder.read(sourceOf(file));
    expect(project.codings).toHaveLength(74);
    expect(project.rejects.map(({ reason }) => reason.split(':')[0]).sort()).toEqual([
      'Dangling',
      'Its document is not in the project.',
      'Zero-length',
    ]);
    expect(project.notes.join()).toContain('1 of 74 codings do not stand on the text');
    expect(project.memos.map(({ text }) => text)).toEqual(['Odd title', 'Began.', 'Look']);
    expect(project.losses.map(({ what, count }) => [what, count])).toEqual([
      ['Pictures, recordings and films', 1],
      ['Codings of areas and times of media', 1],
      ['Marks that a coding is important', 1],
    ]);
  });

  test('an RQDA project gives its living codings and counts the deleted one', async () => {
    const project = await rqda.read(fixture('rqda/OPCW-CSP-DG.rqda'));
    expect(project.codings).toHaveLength(21);
    expect(project.notes.filter(note => note.includes('do not stand'))).toEqual([]);
    expect(project.losses).toMatchObject([{ what: 'Deleted codings', count: 1 }]);
    expect(project.codings[0]).toMatchObject({ createdAt: '2015-05-02T16:24:45', start: 11751, end: 13394 });
  });

  test('each project is known by what is in it, and nothing else is', async () => {
    const empty = await database('other.sqlite3', 'CREATE TABLE x (y)');
    const files = [
      resolve(fixtures, 'synthetic/taguette.sqlite3'),
      resolve(fixtures, 'rqda/OPCW-CSP-DG.rqda'),
      empty,
      writeFile('text.db', 'SQLite'),
    ];
    const known = files.map(async file => {
      const readers = projectReadersOf(file);
      const own = await Promise.all(readers.map(reader => reader.recognises(sourceOf(file))));
      return readers.filter((_, index) => own[index]).map(({ id }) => id);
    });
    expect(await Promise.all(known)).toEqual([['taguette'], ['rqda'], [], []]);
  });

  test('a database that is cut short is refused, one that another program had open is read', async () => {
    const whole = readFileSync(resolve(fixtures, 'rqda/OPCW-CSP-DG.rqda'));
    const cut = writeFile('cut.rqda', whole.subarray(0, whole.length / 2));
    await expect(rqda.read(sourceOf(cut))).rejects.toMatchObject({ code: 'file' });
    const logged = Buffer.from(whole);
    logged.set([2, 2], 18);
    expect((await rqda.read(sourceOf(writeFile('wal.rqda', logged)))).codings).toHaveLength(21);
    await expect(rqda.read(sourceOf(writeFile('no.rqda', 'text')))).rejects.toThrow(/no SQLite database/);
  });

  test('reading a project changes nothing of it', async () => {
    const folder = temporaryFolder();
    cpSync(resolve(fixtures, 'synthetic/qualcoder.qda'), join(folder, 'p.qda'), { recursive: true });
    const before = readFileSync(join(folder, 'p.qda/data.qda'));
    await qualcoder.read(sourceOf(join(folder, 'p.qda')));
    expect(readFileSync(join(folder, 'p.qda/data.qda')).equals(before)).toBe(true);
  });
});

describe('the text of HTML', () => {
  test('is what Taguette counts, with paragraphs set apart where the HTML does not', () => {
    const { counted, text, breaks } = htmlText(
      '<p>a &amp; b<!-- c --></p><p class="x>y">d<br/>e &#x1F643;</p>\n<p>f</p>',
    );
    expect(counted).toBe('a & bde 🙃\nf');
    expect(text).toBe('a & b\nd\ne 🙃\nf');
    expect(breaks).toEqual([5, 6]);
  });

  test('says which named characters it does not know', () => {
    expect(htmlText('a &wombat; b').unknown).toEqual(['&wombat;']);
  });

  test('positions are those of the text that is kept', async () => {
    const file = await database(
      't.sqlite3',
      `CREATE TABLE projects (id, name, description, created); INSERT INTO projects VALUES (1, 'P', '', '');
       CREATE TABLE documents (id, name, description, created, project_id, contents);
       INSERT INTO documents VALUES (1, 'D', '', '', 1, '<p>One é</p><p>two 🙂</p><p>three</p>');
       CREATE TABLE tags (id, project_id, path, description); INSERT INTO tags VALUES (1, 1, 'T', '');
       CREATE TABLE highlights (id, document_id, start_offset, end_offset, snippet);
       INSERT INTO highlights VALUES (1, 1, 0, 6, ''), (2, 1, 6, 9, ''), (3, 1, 14, 19, ''), (4, 1, 10, 12, '');
       CREATE TABLE highlight_tags (highlight_id, tag_id); INSERT INTO highlight_tags VALUES (1, 1), (2, 1), (3, 1), (4, 1);`,
    );
    const project = await taguette.read(sourceOf(file));
    expect(codingsOf(project, ['text'])).toEqual(['One é', 'three', 'two']);
    expect(project.rejects.map(({ reason }) => reason)).toEqual([
      'It begins or ends within a character, such as an emoji.',
    ]);
  });
});
