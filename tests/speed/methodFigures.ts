import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineAsk } from '../../main/contract/engine';
import { rounded, timed } from './figures';
import type { Figure } from './figures';
import {
  plainAgreement,
  plainCooccurrence,
  plainDistances,
  plainLimits,
  plainMinimise,
  plainNodes,
} from './plainMethods';
import { codings, documents, membership, sequences, series, ties } from './methodData';

interface Case {
  readonly name: string;
  readonly sql: string;
  readonly rows: number;
  /** The same numbers by plain loops over arrays. */
  readonly plain: () => unknown;
}

const cases: readonly Case[] = [
  {
    name: 'spc_xmr: 10,000 series of 60 points',
    sql: "FROM spc_xmr('series')",
    rows: 600_000,
    plain: plainLimits,
  },
  {
    name: 'network_nodes: 2,000 nodes, 20,000 ties',
    sql: "FROM network_nodes('links')",
    rows: 2000,
    plain: plainNodes,
  },
  {
    name: 'sequence_distances: 712 sequences of 70',
    sql: "FROM sequence_distances('states')",
    rows: 712 * 712,
    plain: plainDistances,
  },
  {
    name: 'qca_solutions: 10 conditions, 60 cases',
    sql: "FROM qca_solutions('memberships', 'Y', consistency_cut := 0.8, solution := 'parsimonious')",
    rows: NaN,
    plain: plainMinimise,
  },
  {
    name: 'code_cooccurrence: 50,000 codings',
    sql: "FROM code_cooccurrence('segments')",
    rows: NaN,
    plain: plainCooccurrence,
  },
  {
    name: 'coding_agreement: 200 documents by character',
    sql: "FROM coding_agreement('segments', 'texts')",
    rows: NaN,
    plain: plainAgreement,
  },
];

/** How long each method takes of a query's run, how often the engine answers meanwhile, and a plain loop beside it. */
export async function methodFigures(
  folder: string,
  withEngine: <T>(work: (ask: EngineAsk) => Promise<T>) => Promise<T>,
): Promise<readonly Figure[]> {
  const study = join(folder, 'methods');
  mkdirSync(study);
  const tables = {
    series,
    links: ties,
    states: sequences,
    memberships: membership,
    segments: codings,
    texts: documents,
  };
  for (const [name, table] of Object.entries(tables)) writeFileSync(join(study, `${name}.csv`), table.csv());
  return withEngine(async ask => {
    await ask('study.open', { folder: study });
    const figures: Figure[] = [];
    for (const one of cases) figures.push(await figureOf(ask, one));
    return figures;
  });
}

async function figureOf(ask: EngineAsk, { name, sql, rows, plain }: Case): Promise<Figure> {
  let slowest = 0;
  let found = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    slowest = Math.max(slowest, performance.now() - last);
    last = performance.now();
  }, 1);
  const took = await timed(async () => {
    ({ rows: found } = await ask('query.run', { session: name, sql, path: null, parameters: {} }));
  });
  clearInterval(beat);
  if (found === 0 || (!Number.isNaN(rows) && found !== rows)) throw new Error(`${name} gave ${found} rows.`);
  const loop = await timed(() => Promise.resolve(plain()));
  return {
    name,
    value: took,
    unit: 'ms',
    target: { most: 2000 },
    detail: `${rounded(took / loop)} × a plain loop of ${rounded(loop)} ms; the engine was never deaf for more than ${rounded(slowest)} ms`,
  };
}
