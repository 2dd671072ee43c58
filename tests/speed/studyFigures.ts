import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineAsk } from '../../main/contract/engine';
import type { QdaProject } from '../../main/engine/coding/project';
import { writeProject } from '../../main/engine/exporters/refi/writeProject';
import { rounded, timed } from './figures';
import type { Figure } from './figures';
import { peakMemory } from './peakMemory';

/** Runs work with an engine of its own. */
export type WithEngine = <T>(work: (ask: EngineAsk) => Promise<T>) => Promise<T>;

/** What a study of many or large files costs: importing a project, opening it again, very many small files. */
export async function studyFigures(folder: string, withEngine: WithEngine): Promise<readonly Figure[]> {
  return [
    await projectFigure(folder, withEngine),
    await peakMemory('The study of that project', join(folder, 'project')),
    await reopenFigure(folder, withEngine),
    await peakMemory('A study of 2 GB', join(folder, 'large')),
    await manyFilesFigure(folder, withEngine),
    await peakMemory('5,000 small files', join(folder, 'many')),
  ];
}

async function projectFigure(folder: string, withEngine: WithEngine): Promise<Figure> {
  const study = join(folder, 'project');
  mkdirSync(study);
  writeFileSync(join(study, 'study.yaml'), 'title: T\n');
  const bytes = await writeProject(largeProject(), { by: 'bench', at: null });
  const counted = await withEngine(async ask => {
    await ask('study.open', { folder: study });
    const { file } = await ask('import.stage', { file: null, name: 'large.qdpx', bytes, last: true });
    const { plan } = await ask('import.inspect', { file });
    return timed(() => ask('import.run', { plans: [plan] }));
  });
  return {
    name: 'A qdpx of 200 documents and 20,000 codings, imported and loaded',
    value: counted,
    unit: 'ms',
    target: { most: 5000 },
    detail: `${rounded(bytes.length / 1_048_576)} MB`,
  };
}

function largeProject(): QdaProject {
  const words = 'We went to see the work where it is done, and asked why. ';
  const documents = Array.from({ length: 200 }, (_, index) => ({
    id: `d${index}`,
    name: `Interview ${index}`,
    text: `INTERVIEWER: ${index}?\n\nP: ${words.repeat(500)}\n`,
    description: null,
    attributes: new Map<string, string>(),
    createdAt: null,
  }));
  const codes = Array.from({ length: 80 }, (_, index) => ({
    id: `c${index}`,
    parentId: null,
    name: `Code ${index}`,
    description: null,
    colour: null,
    codable: true,
  }));
  const codings = Array.from({ length: 20_000 }, (_, index) => {
    const start = 20 + ((index * 7919) % 500) * words.length;
    return {
      id: `k${index}`,
      documentId: `d${index % 200}`,
      codeId: `c${index % 80}`,
      coderId: index % 2 === 0 ? 'RB' : 'KM',
      start,
      end: start + 40,
      memo: null,
      createdAt: null,
      raw: null,
    };
  });
  return {
    origin: null,
    title: 'Large',
    coders: ['RB', 'KM'].map(name => ({ id: name, name })),
    codes,
    documents,
    codings,
    memos: [],
    cases: [],
    losses: [],
    rejects: [],
    notes: [],
    doubts: [],
  };
}

/** Opens a study of 2 GB again, of which nothing changed. */
async function reopenFigure(folder: string, withEngine: WithEngine): Promise<Figure> {
  const study = join(folder, 'large');
  mkdirSync(study);
  const row = `${'x'.repeat(90)},1234567,89.5\n`;
  const block = row.repeat(100_000);
  for (let file = 0; file < 20; file++) {
    const path = join(study, `part${file}.csv`);
    writeFileSync(path, 'text,number,share\n');
    while (statSync(path).size < 107_000_000) writeFileSync(path, block, { flag: 'a' });
  }
  await withEngine(ask => ask('study.open', { folder: study }));
  const took = await withEngine(ask => timed(() => ask('study.open', { folder: study })));
  return {
    name: 'A study of 2 GB opened again, unchanged',
    value: took,
    unit: 'ms',
    target: { most: 1000 },
    detail: '20 files of CSV',
  };
}

async function manyFilesFigure(folder: string, withEngine: WithEngine): Promise<Figure> {
  const study = join(folder, 'many');
  mkdirSync(join(study, 'data'), { recursive: true });
  mkdirSync(join(study, 'coding/RB'), { recursive: true });
  mkdirSync(join(study, 'transcripts'));
  writeFileSync(join(study, 'study.yaml'), 'title: T\nload:\n  counts: { from: data/*.csv }\n');
  for (let file = 0; file < 2000; file++) {
    writeFileSync(join(study, `data/${file}.csv`), `ward,period,n\n${file},2020-01-01,${file}\n`);
    writeFileSync(join(study, `transcripts/t${file}.md`), 'INTERVIEWER: Well?\n\nP: We asked why.\n');
  }
  for (let file = 0; file < 1000; file++) {
    const coding = {
      coding_id: `k${file}`,
      document_id: `t${file}`,
      code_id: '1',
      coder: 'RB',
      start_char: 23,
      end_char: 25,
      quote: 'We',
    };
    writeFileSync(join(study, `coding/RB/t${file}.jsonl`), `${JSON.stringify(coding)}\n`);
  }
  const took = await withEngine(ask => timed(() => ask('study.open', { folder: study })));
  const again = await withEngine(ask => timed(() => ask('study.open', { folder: study })));
  return {
    name: '5,000 small files opened again, unchanged',
    value: again,
    unit: 'ms',
    target: { most: 2000 },
    detail: `${rounded(took)} ms the first time: 2,000 CSV, 2,000 transcripts, 1,000 codings`,
  };
}
