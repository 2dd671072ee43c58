import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EngineAsk } from '../../../main/contract/engine';
import { Archive } from '../../../main/engine/importers/refi/Archive';
import { root } from '../../e2e/root';
import { sourceOf } from '../importers/qdaFixtures';
import { startEngine, studyOf, textRows } from '../openStudy';

const schemas = join(root, '../shared/data/qda/refi/spec');
const synthetic = join(root, '../shared/data/qda/synthetic');
if (!existsSync(schemas) && process.env['CI'] === 'true')
  throw new Error('The files of coding tools are not beside the project.');

async function open(ask: EngineAsk, folder: string): Promise<string> {
  await ask('study.open', { folder });
  return folder;
}

async function importFile(ask: EngineAsk, file: string): Promise<void> {
  const bytes = readFileSync(file);
  const staged = await ask('import.stage', { file: null, name: file, bytes, last: true });
  const { plan } = await ask('import.inspect', staged);
  await ask('import.run', { plans: [plan] });
}

const everything = [
  `SELECT d.title, c.path, coder, quote, substring(d.text, start_char + 1, end_char - start_char), k.created_at, k.memo
   FROM codings k JOIN documents d USING (document_id) JOIN codes c USING (code_id) ORDER BY ALL`,
  'SELECT path, definition, colour FROM codes ORDER BY ALL',
  'SELECT target_kind, coder, text FROM memos ORDER BY ALL',
  'SELECT name, (SELECT count(*) FROM documents d WHERE d.case_id = cases.case_id) FROM cases ORDER BY ALL',
  `SELECT title, regexp_replace(text, '^---\\n(.|\\n)*?\\n---\\n', '') FROM documents ORDER BY ALL`,
];

describe.skipIf(!existsSync(schemas))('a study as a REFI-QDA project', () => {
  test('is valid, and comes back with the same text, codes, codings, memos, cases and coders', async () => {
    const ask = startEngine();
    const folder = await open(ask, studyOf({ 'study.yaml': 'title: T\n' }));
    await importFile(ask, join(synthetic, '01-spec-codepoint-lf.qdpx'));
    const before = [];
    for (const sql of everything) before.push(await textRows(ask, sql));
    expect(before[0]).toHaveLength(73);
    await ask('study.export', { format: 'qdpx', path: 'exports/out.qdpx' });
    const archive = await Archive.open(sourceOf(join(folder, 'exports/out.qdpx')));
    const xml = await archive.read('project.qde');
    archive.close();
    execFileSync('xmllint', ['--noout', '--schema', join(schemas, 'Project-1.0.xsd'), '-'], {
      input: xml,
      stdio: 'pipe',
    });
    const again = await open(ask, studyOf({ 'study.yaml': 'title: T\n' }));
    expect(again).not.toBe(folder);
    await importFile(ask, join(folder, 'exports/out.qdpx'));
    for (const [index, sql] of everything.entries()) expect(await textRows(ask, sql)).toEqual(before[index]);
  });

  test('of the sample study is valid, and every coding of both coders comes back', async () => {
    const ask = startEngine();
    const sample = studyOf({});
    cpSync(join(root, 'sample-data'), sample, {
      recursive: true,
      filter: path => !path.includes('.golden-thread'),
    });
    await open(ask, sample);
    const sql = 'SELECT coder, quote, count(*) FROM codings GROUP BY ALL ORDER BY ALL';
    const count = 'SELECT coder, count(*) FROM codings GROUP BY ALL ORDER BY ALL';
    const before = [await textRows(ask, sql), await textRows(ask, count)];
    await ask('study.export', { format: 'qdpx', path: 'exports/out.qdpx' });
    await ask('study.export', { format: 'qdc', path: 'exports/out.qdc' });
    execFileSync(
      'xmllint',
      ['--noout', '--schema', join(schemas, 'Codebook-1.0.xsd'), join(sample, 'exports/out.qdc')],
      { stdio: 'pipe' },
    );
    await open(ask, studyOf({ 'study.yaml': 'title: T\n' }));
    await importFile(ask, join(sample, 'exports/out.qdpx'));
    expect([await textRows(ask, sql), await textRows(ask, count)]).toEqual(before);
    expect(await textRows(ask, 'SELECT count(*) FROM rejects')).toEqual([['0']]);
  });
});

test('names of cases are hidden where the study asks for it, and what was said stays as it is', async () => {
  const ask = startEngine();
  const folder = await open(
    ask,
    studyOf({
      'study.yaml': 'load:\n  cases: { from: cases.csv }\nprivacy: { anonymise_cases: true }\n',
      'cases.csv': 'case_id,name,sort_order,org_code\nLTHT,Leeds,1,RR8\n',
      'transcripts/LTHT/one.md': '---\ncase_id: LTHT\n---\nP: Words of Leeds.\n',
      'coding/codebook.yaml': 'codes:\n  - code_id: "1"\n    name: One\n',
    }),
  );
  const { notes } = await ask('study.export', { format: 'qdpx', path: 'exports/out.qdpx' });
  expect(notes.join(' ')).toContain('Cases are shown under letters');
  await open(ask, studyOf({ 'study.yaml': 'title: T\n' }));
  await importFile(ask, join(folder, 'exports/out.qdpx'));
  expect(await textRows(ask, 'SELECT case_id, name FROM cases')).toEqual([['Trust A', 'Trust A']]);
  expect(await textRows(ask, "SELECT case_id, contains(text, 'Words of Leeds.') FROM documents")).toEqual([
    ['Trust A', 'true'],
  ]);
});
