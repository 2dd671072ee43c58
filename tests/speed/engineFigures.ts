import { once } from 'node:events';
import { createWriteStream, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { asking } from '../../main/contract/call';
import type { EngineAsk, Requests } from '../../main/contract/engine';
import { openEngine } from '../../main/engine/index';
import { programFolders } from '../../main/programFolders';
import { median, paired, quantile, rounded, timed } from './figures';
import type { Figure } from './figures';
import { methodFigures } from './methodFigures';
import { peakMemory } from './peakMemory';
import { studyFigures } from './studyFigures';
import { workbookFigures } from './workbookFigures';

const csvRows = 5_000_000;
const resultRows = 10_000_000;

/** The query whose result is paged, drawn and scrolled. */
export const bigQuery = `SELECT range AS n, range % 1000 AS k, sin(range) AS value, 'trust ' || range % 5 AS trust FROM range(${resultRows})`;

/** What needs no window: loading, first pages, random pages. */
export async function engineFigures(): Promise<readonly Figure[]> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'golden-thread-bench-')));
  try {
    return [
      await loadFigure(folder),
      await peakMemory(`CSV load, ${rounded(csvRows)} rows`, join(folder, 'study')),
      ...(await workbookFigures(folder, withEngine)),
      ...(await resultFigures(folder)),
      ...(await methodFigures(folder, withEngine)),
      ...(await studyFigures(folder, withEngine)),
    ];
  } finally {
    process.chdir(tmpdir());
    rmSync(folder, { recursive: true, force: true });
  }
}

async function loadFigure(folder: string): Promise<Figure> {
  const study = join(folder, 'study');
  const file = join(study, 'big.csv');
  await writeCsv(study, file);
  const rates = await paired(
    3,
    async () => {
      rmSync(join(study, '.golden-thread'), { recursive: true, force: true });
      return withEngine(ask => timed(() => ask('study.open', { folder: study })));
    },
    () => duckdbAlone(join(folder, 'alone.duckdb'), `CREATE TABLE t AS FROM read_csv('${file}')`),
  );
  const ratio = median(rates.map(([ours, alone]) => alone / ours));
  const [ours, alone] = [median(rates.map(([one]) => one)), median(rates.map(([, other]) => other))];
  return {
    name: `CSV load, ${rounded(csvRows)} rows: rate against DuckDB alone`,
    value: ratio,
    unit: '×',
    target: { least: 0.8 },
    detail: `${rounded(ours)} ms, DuckDB ${rounded(alone)} ms; with SHA-256, encoding and row check`,
  };
}

async function writeCsv(folder: string, file: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const stream = createWriteStream(file);
  stream.write('period,org_code,attendances,share\n');
  for (let start = 0; start < csvRows; start += 10_000) {
    const lines = Array.from({ length: 10_000 }, (_, index) => {
      const row = start + index;
      const month = String((row % 12) + 1).padStart(2, '0');
      return `20${10 + (row % 10)}-${month}-01,RX${row % 274},${(row * 7919) % 100_003},${((row * 31) % 1000) / 10}`;
    });
    if (!stream.write(`${lines.join('\n')}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'close');
}

async function duckdbAlone(database: string, sql: string): Promise<number> {
  for (const file of [database, `${database}.wal`]) rmSync(file, { force: true });
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  const took = await timed(async () => {
    await connection.run(sql);
    await connection.run('CHECKPOINT');
  });
  connection.closeSync();
  instance.closeSync();
  return took;
}

async function resultFigures(folder: string): Promise<readonly Figure[]> {
  const study = mkdtempSync(join(folder, 'small-'));
  writeFileSync(join(study, 'a.csv'), 'a\n1\n');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const run = { session: 'bench', sql: bigQuery, path: null, parameters: {} };
  try {
    return await withEngine(async ask => {
      await ask('study.open', { folder: study });
      let result = '';
      const first = await paired(
        5,
        () =>
          timed(async () => {
            ({ result } = await ask('query.run', run));
            await ask('result.page', { result, order: [], filters: [], offset: 0, limit: 200 });
          }),
        () => timed(() => connection.run(`CREATE OR REPLACE TEMP TABLE r AS ${bigQuery}`)),
      );
      const over = median(first.map(([ours, alone]) => ours - 1.2 * alone));
      const pages: number[] = [];
      for (let index = 0; index < 200; index++) {
        const offset = (index * 7_919_777) % (resultRows - 200);
        pages.push(
          await timed(() => ask('result.page', { result, order: [], filters: [], offset, limit: 200 })),
        );
      }
      return [
        {
          name: 'Run to first page of 10 million rows: over 1.2 × DuckDB',
          value: over,
          unit: 'ms',
          target: { most: 50 },
          detail: `${rounded(median(first.map(([ours]) => ours)))} ms, DuckDB’s CREATE TEMP TABLE ${rounded(median(first.map(([, alone]) => alone)))} ms`,
        },
        {
          name: 'A random page of 200 of its rows, p95',
          value: quantile(pages, 0.95),
          unit: 'ms',
          target: { most: 50 },
          detail: `median ${rounded(median(pages))} ms of ${pages.length}`,
        },
      ];
    });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function withEngine<T>(work: (ask: EngineAsk) => Promise<T>): Promise<T> {
  const engine = openEngine({ ...programFolders().engine, user: join(tmpdir(), 'golden-thread-test-user') });
  try {
    return await work(asking<Requests>((name, input, signal) => engine.answer(name, input, signal)));
  } finally {
    await engine.close();
  }
}
