import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { QdaProject } from '../../../../main/engine/coding/project';
import { lossesOf } from '../../../../main/engine/exporters/refi/lossesOf';
import { writeCodebook } from '../../../../main/engine/exporters/refi/writeCodebook';
import { writeProject } from '../../../../main/engine/exporters/refi/writeProject';
import type { ProjectReader } from '../../../../main/engine/importers/reader';
import { Archive } from '../../../../main/engine/importers/refi/Archive';
import { refi } from '../../../../main/engine/importers/refi/refi.reader';
import { qualcoder } from '../../../../main/engine/importers/qualcoder/qualcoder.reader';
import { rqda } from '../../../../main/engine/importers/rqda/rqda.reader';
import { taguette } from '../../../../main/engine/importers/taguette/taguette.reader';
import { fixture, fixtures, sourceOf, without } from '../../importers/qdaFixtures';
import { writeFile } from '../../importers/writeZip';
import { comparable } from './comparable';
import { randomProject } from './randomProject';

const made = { by: 'Golden Thread 0.1.0', at: '2026-01-02T03:04:05Z' };
const linted = spawnSync('xmllint', ['--version']).status === 0;
const ci = process.env['CI'] === 'true';
if (!linted)
  process.stderr.write(
    'Files are not held to the schemas, for there is no xmllint: install libxml2-utils.\n',
  );

async function again(project: QdaProject): Promise<QdaProject> {
  const file = writeFile('again.qdpx', await writeProject(project, made));
  if (existsSync(fixtures) && (linted || ci)) await expectValid(file);
  return refi.read(sourceOf(file));
}

async function expectValid(file: string): Promise<void> {
  const archive = await Archive.open(sourceOf(file));
  const xml = writeFile('project.qde', await archive.read('project.qde'));
  archive.close();
  expectSchema('Project', xml);
}

function expectSchema(schema: 'Project' | 'Codebook', xml: string): void {
  const path = resolve(fixtures, `refi/spec/${schema}-1.0.xsd`);
  const { status, stderr } = spawnSync('xmllint', ['--noout', '--schema', path, xml], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
}

describe('projects written and read again', () => {
  test.each(Array.from({ length: 40 }, (_, seed) => seed))('an odd project is the same (%i)', async seed => {
    const project = randomProject(seed);
    const read = await again(project);
    expect(comparable(read)).toEqual(comparable(project));
    expect(read.rejects).toEqual([]);
    expect(read.doubts).toEqual([]);
    expect(read.losses).toEqual([]);
  });

  test('a thousand codes, two hundred within each other, are the same', async () => {
    const project = randomProject(1, 1000);
    const codes = project.codes.map((code, index) => ({
      ...code,
      parentId: index % 200 === 0 ? null : String(index - 1),
    }));
    const read = await again({ ...project, codes });
    expect(comparable(read).codes).toEqual(comparable({ ...project, codes }).codes);
  });

  test('an empty project is valid and the same', async () => {
    const none = { coders: [], codes: [], documents: [], codings: [], memos: [], cases: [] };
    const project = { ...randomProject(1), ...none };
    expect(comparable(await again(project))).toEqual(comparable(project));
  });

  test('the same project gives the same bytes, whatever the time zone', async () => {
    const [one, two] = [
      await writeProject(randomProject(3), made),
      await writeProject(randomProject(3), made),
    ];
    expect(Buffer.from(one).equals(two)).toBe(true);
  });

  test('texts stand in small letters under sources, without a mark', async () => {
    const file = writeFile('p.qdpx', await writeProject(randomProject(2), made));
    const archive = await Archive.open(sourceOf(file));
    const [, ...texts] = archive.names;
    for (const name of texts) expect(name).toMatch(/^sources\/[0-9a-f-]{36}\.txt$/);
    expect((await archive.read(texts[0] ?? '')).subarray(0, 3)).not.toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    archive.close();
  });

  test('what the file cannot carry is told, and harms nothing else', async () => {
    const project = randomProject(4);
    const [code] = project.codes;
    const [document] = project.documents;
    const [coding] = project.codings;
    if (!code || !document || !coding) throw new Error('There are some.');
    const broken: QdaProject = {
      ...project,
      codes: [{ ...code, name: 'A\u0000B', colour: 'red' }, ...project.codes.slice(1)],
      documents: [
        { ...document, text: `${document.text}\uD83D`, createdAt: '2024-01-02' },
        ...project.documents.slice(1),
      ],
      codings: [...project.codings, { ...coding, id: 'x', codeId: 'none' }],
    };
    expect(lossesOf(broken).map(({ what, count }) => [what, count])).toEqual([
      ['Characters that XML forbids', 1],
      ['Halves of characters', 1],
      ['Codings of documents or codes that are missing', 1],
      ['Dates of creation without a time', 1],
      ['Colours that are not #RRGGBB', 1],
    ]);
    const read = await again(broken);
    expect(read.codings).toHaveLength(project.codings.length);
    expect(read.codes.some(({ name }) => name === 'A\uFFFDB')).toBe(true);
    expect(lossesOf(project)).toEqual([]);
  });

  test('a codebook is valid and has the same codes', async () => {
    const project = randomProject(5, 200);
    const file = writeFile('c.qdc', writeCodebook(project, made));
    if (existsSync(fixtures) && (linted || ci)) expectSchema('Codebook', file);
    expect(comparable(await refi.read(sourceOf(file))).codes).toEqual(comparable(project).codes);
    expect(() => writeCodebook({ ...project, codes: [] }, made)).toThrow(/no codes/);
  });
});

describe.skipIf(without)('projects of coding tools written and read again', () => {
  const files: readonly (readonly [ProjectReader, string])[] = [
    [refi, 'synthetic/01-spec-codepoint-lf.qdpx'],
    [refi, 'synthetic/02-nvivo-win-utf16-bom-crlf.qdpx'],
    [refi, 'synthetic/03-atlasti-lf-offsets-crlf-file.qdpx'],
    [refi, 'synthetic/04-maxqda-lf-nobom.qdpx'],
    [refi, 'synthetic/05-quirks.qdpx'],
    [refi, 'synthetic/06-old-namespace.qdpx'],
    [refi, 'refi/nvivo-win-12.6_comments_scrubbed.qdpx'],
    [refi, 'refi/nvivo-mac-15.0_codes-only.qdpx'],
    [refi, 'refi/atlasti-win-23.2_nested-codes.qdpx'],
    [refi, 'refi/atlasti-mac-8.4_standard-project_no-sources.qdpx'],
    [taguette, 'synthetic/taguette.sqlite3'],
    [qualcoder, 'synthetic/qualcoder.qda'],
    [rqda, 'rqda/OPCW-CSP-DG.rqda'],
  ];
  test.each(files.map(([reader, name]) => [name, reader] as const))(
    '%s is the same',
    async (name, reader) => {
      const project = await reader.read(fixture(name));
      const read = await again(project);
      expect(comparable(read)).toEqual(comparable(project));
      expect(read.rejects).toEqual([]);
      expect(read.doubts).toEqual([]);
    },
  );
});
