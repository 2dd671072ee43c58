import type { Json } from '@duckdb/node-api';
import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { readHead } from '../../main/contract/savedQuery';
import { Apart } from '../../main/engine/importers/apart/Apart';
import { Library } from '../../main/engine/library/Library';
import { Study } from '../../main/engine/study/Study';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const sampleFolder = `${root}sample-data/`;

export interface Rows {
  readonly columns: readonly string[];
  readonly values: readonly (readonly Json[])[];
}

export interface SampleStudy {
  /** Names of the tables that hold rows. */
  readonly tables: readonly string[];
  /** Runs SQL with the defaults that its head declares. */
  query(sql: string): Promise<Rows>;
}

/** A copy of the sample study as the engine loads it, with the library's macros, closed when the tests of the file end. */
export function openSampleStudy(): Promise<SampleStudy> {
  return openCopy(folder => {
    cpSync(sampleFolder, folder, { recursive: true });
  });
}

/** A study without any data, likewise. */
export function openEmptyStudy(): Promise<SampleStudy> {
  return openCopy(folder => {
    writeFileSync(join(folder, 'study.yaml'), 'title: Empty\n');
  });
}

async function openCopy(fill: (folder: string) => void): Promise<SampleStudy> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'golden-thread-sample-')));
  fill(folder);
  const opener = { program: 'a test', edits: true };
  const { signal } = new AbortController();
  const study = await Study.open(folder, opener, new Apart(null), signal, () => undefined);
  const library = new Library(join(root, 'analyses'), null);
  await library.define(study.database);
  const session = await study.database.session();
  afterAll(async () => {
    library.close();
    await study.leave();
    await study.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    tables: study.summary.tables.filter(({ rows }) => rows > 0).map(({ name }) => name),
    async query(sql) {
      const result = await session.run(withDefaults(sql));
      return { columns: result.columnNames(), values: await result.getRowsJson() };
    },
  };
}

function withDefaults(sql: string): string {
  return readHead(sql).parameters.reduce((text, { name, type, value }) => {
    const literal = value === null ? 'NULL' : `'${value.replaceAll("'", "''")}'`;
    return text.replaceAll(new RegExp(`\\$${name}\\b`, 'g'), `CAST(${literal} AS ${type})`);
  }, sql);
}
