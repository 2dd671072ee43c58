import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Session } from '../../../main/engine/database/Session';
import { openMethods } from '../../engine/openMethods';
import { root } from '../../e2e/root';

const folder = resolve(root, '../shared/data/methods/sequences');
export const withoutShared = !existsSync(folder) && process.env['CI'] !== 'true';
if (withoutShared) process.stderr.write(`Tests of published sequences are skipped: there is no ${folder}.\n`);

export type Row = Readonly<Record<string, unknown>>;

export interface SequenceSession {
  readonly session: Session;
  /** The rows of a query, by column. */
  rows(sql: string): Promise<readonly Row[]>;
  /** Fills a table with one sequence a name, one letter a state; a dot is a position without a row. */
  letters(table: string, sequences: Readonly<Record<string, string>>): Promise<void>;
}

/** A database with the library's methods, and ways to fill and read it. */
export async function openSequences(): Promise<SequenceSession> {
  const session = await openMethods();
  const rows = async (sql: string) => {
    const result = await session.run(sql);
    const names = result.columnNames();
    return (await result.getRowsJson()).map(row =>
      Object.fromEntries(names.map((name, index) => [name, row[index]])),
    );
  };
  return {
    session,
    rows,
    async letters(table, sequences) {
      const values = Object.entries(sequences).flatMap(([name, states]) =>
        Array.from(states).flatMap((state, at) =>
          state === '.' ? [] : [`('${name}', ${at + 1}, '${state}')`],
        ),
      );
      await session.run(
        `CREATE OR REPLACE TABLE ${table} (case_id VARCHAR, position INTEGER, state VARCHAR);
         INSERT INTO ${table} VALUES ${values.join(', ')}`,
      );
    },
  };
}

export interface Published {
  readonly id: string;
  readonly weight: number;
  readonly states: readonly string[];
}

/** The 712 school-to-work sequences of McVicar and Anyadike-Danes, with their weights. */
export function mvad(): readonly Published[] {
  const [, ...lines] = readFileSync(resolve(folder, 'mvad_sequences.csv'), 'utf8').trim().split('\n');
  return lines.map(line => {
    const [id = '', weight = '', ...states] = line.trim().split(',');
    return { id, weight: Number(weight), states };
  });
}

/** Elzinga's five sequences of family formation. */
export function familyFormation(): readonly Published[] {
  const [, ...lines] = readFileSync(resolve(folder, 'famform.csv'), 'utf8').trim().split('\n');
  return lines.map(line => {
    const [id = '', sequence = ''] = line.trim().split(',');
    return { id, weight: 1, states: sequence.split('-') };
  });
}

/** Fills a table with sequences, one row a position from 1 on. */
export async function fill(session: Session, table: string, sequences: readonly Published[]): Promise<void> {
  const values = sequences.map(({ id, states }) => `('${id}', [${states.map(s => `'${s}'`).join(', ')}])`);
  await session.run(
    `CREATE OR REPLACE TABLE ${table} AS
     SELECT case_id, unnest(range(1, len(states) + 1))::INTEGER AS position, unnest(states) AS state
     FROM (VALUES ${values.join(', ')}) AS given(case_id, states)`,
  );
}
