import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isRecord } from '../../../main/contract/check';
import type { EngineAsk } from '../../../main/contract/engine';
import { root } from '../../e2e/root';
import { startEngine, studyOf, textRows } from '../openStudy';

const shared = join(root, '../shared/data/qda');
if (!existsSync(shared)) {
  if (process.env['CI'] === 'true') throw new Error('The files of coding tools are not beside the project.');
  process.stdout.write('Skipped: the files of coding tools are not beside the project.\n');
}

interface Coding {
  readonly source: string;
  readonly code: string;
  readonly coder: string;
  readonly text: string;
  readonly memo: string;
}

function expectedCodings(): readonly Coding[] {
  const all: unknown = JSON.parse(readFileSync(join(shared, 'synthetic/expected.json'), 'utf8'));
  if (!isRecord(all) || !Array.isArray(all['codings'])) throw new Error('expected.json has no codings');
  return all['codings'] as readonly Coding[];
}

async function bring(ask: EngineAsk, path: string) {
  const bytes = readFileSync(path);
  const { file } = await ask('import.stage', { file: null, name: basename(path), bytes, last: true });
  const inspection = await ask('import.inspect', { file });
  return inspection;
}

async function emptyStudy() {
  const ask = startEngine();
  const folder = studyOf({ 'study.yaml': 'title: T\n' });
  mkdirSync(join(folder, 'data'));
  await ask('study.open', { folder });
  return { ask, folder };
}

const landed = `SELECT documents.title, codes.path, coder, quote, substring(documents.text, start_char + 1, end_char - start_char)
  FROM codings JOIN documents USING (document_id) JOIN codes USING (code_id) ORDER BY ALL`;

describe.skipIf(!existsSync(shared))('projects of coding tools', () => {
  test.each(['01-spec-codepoint-lf', '02-nvivo-win-utf16-bom-crlf', '06-old-namespace'])(
    '%s lands whole in the study’s own files',
    async name => {
      const { ask } = await emptyStudy();
      const { kind, plan } = await bring(ask, join(shared, `synthetic/${name}.qdpx`));
      expect(kind).toBe('project');
      const preview = await ask('import.preview', plan);
      expect(preview.counts).toMatchObject({ documents: 5, codings: 73 });
      await ask('import.run', { plans: [plan] });
      const expected = expectedCodings()
        .map(({ source, code, coder, text }) => [source, code.replaceAll('/', ' / '), coder, text, text])
        .sort();
      const found = await textRows(ask, landed);
      expect([...found].map(row => [...row]).sort()).toEqual(expected);
      expect(await textRows(ask, 'FROM rejects')).toEqual([]);
      // The older format knows no cases.
      const cases = name.startsWith('06') ? '0' : '5';
      expect(await textRows(ask, 'SELECT count(*) FROM cases')).toEqual([[cases]]);
      expect(
        await textRows(ask, 'SELECT count(*) FROM documents WHERE case_id IN (SELECT case_id FROM cases)'),
      ).toEqual([[cases]]);
    },
  );

  test('a project imported twice adds nothing the second time', async () => {
    const { ask, folder } = await emptyStudy();
    for (const time of [1, 2]) {
      const { plan } = await bring(ask, join(shared, 'synthetic/01-spec-codepoint-lf.qdpx'));
      const { files } = await ask('import.run', { plans: [plan] });
      if (time === 2) expect(files).toEqual([]);
    }
    expect(readdirSync(join(folder, 'transcripts'))).toHaveLength(5);
    expect(await textRows(ask, 'SELECT count(*) FROM codings')).toEqual([['73']]);
  });

  test.each(readdirSync(join(shared, 'synthetic')).filter(name => /^9\d-/.test(name)))(
    '%s is refused, and nothing is written',
    async name => {
      const { ask, folder } = await emptyStudy();
      const before = readdirSync(folder, { recursive: true }).filter(path => !String(path).startsWith('.'));
      const { plan, refused } = await bring(ask, join(shared, 'synthetic', name));
      if (refused === null)
        await expect(ask('import.run', { plans: [plan] })).rejects.toMatchObject({ code: 'file' });
      else expect(refused).toMatch(/\w/);
      expect(readdirSync(folder, { recursive: true }).filter(path => !String(path).startsWith('.'))).toEqual(
        before,
      );
    },
  );

  test('a table of segments is coded onto the transcripts that the study has', async () => {
    const { ask } = await emptyStudy();
    const project = await bring(ask, join(shared, 'synthetic/01-spec-codepoint-lf.qdpx'));
    const { change } = await ask('import.run', { plans: [project.plan] });
    const before = await textRows(ask, landed);
    await ask('import.undo', { change });
    expect(await textRows(ask, 'SELECT count(*) FROM documents')).toEqual([['0']]);
    await ask('import.run', {
      plans: [(await bring(ask, join(shared, 'synthetic/01-spec-codepoint-lf.qdpx'))).plan],
    });
    const segments = await bring(ask, join(shared, 'synthetic/maxqda-segments-en.csv'));
    expect(segments.kind).toBe('segments');
    const preview = await ask('import.preview', segments.plan);
    expect((preview.counts['codings'] ?? 0) + preview.rejectedRows).toBe(73);
    await ask('import.run', { plans: [segments.plan] });
    const after = await textRows(ask, landed);
    for (const row of before) expect(after).toContainEqual(row);
  });
});
