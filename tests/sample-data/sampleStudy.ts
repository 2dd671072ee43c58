import type { Json } from '@duckdb/node-api';
import { fileURLToPath } from 'node:url';
import { readHead } from '../../main/contract/savedQuery';
import { openMethods } from '../engine/openMethods';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const sampleFolder = `${root}sample-data/`;

const files = {
  cases: 'trusts.csv',
  measures: 'measures.csv',
  outcomes: 'outcomes/*.csv',
  events: 'timelines/*.csv',
  event_kinds: 'event-kinds.csv',
  phases: 'phases.csv',
  participants: 'participants.csv',
  training: 'training.csv',
  actors: 'networks/actors.csv',
  ties: 'networks/ties.csv',
  objectives: 'objectives.csv',
  improvements: 'improvements.csv',
  promises: 'promises.csv',
  compact_acts: 'compact-acts.csv',
};

export const tables = Object.keys(files);

export interface Rows {
  readonly columns: readonly string[];
  readonly values: readonly (readonly Json[])[];
}

export interface SampleStudy {
  /** Runs SQL with the defaults that its head declares. */
  query(sql: string): Promise<Rows>;
}

/** The sample study's tables and the library's macros in a database of their own, without the engine. */
export async function openSampleStudy(): Promise<SampleStudy> {
  const session = await openMethods(sampleFolder);
  for (const [table, path] of Object.entries(files)) {
    await session.run(
      `CREATE TABLE ${table} AS FROM read_csv('${sampleFolder}data/${path}', union_by_name = true)`,
    );
  }
  return {
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
