import type { EngineAsk, EngineHandlers, Requests } from '../../../../main/contract/engine';
import { answerer, asking } from '../../../../main/contract/call';
import { checks } from '../../../../main/contract/engine';
import { Failure } from '../../../../main/contract/failure';
import type { ImportPlan, ImportPreview, Inspection } from '../../../../main/contract/importing';

export const plan = (change: Partial<ImportPlan> = {}): ImportPlan => ({
  file: 'staged-1',
  kind: 'table',
  target: 'data/visits.csv',
  table: 'visits',
  part: null,
  header: null,
  range: null,
  missing: [],
  dates: null,
  positions: null,
  layout: null,
  columns: {},
  values: {},
  types: {},
  where: null,
  ...change,
});

export const preview = (change: Partial<ImportPreview> = {}): ImportPreview => ({
  columns: [{ name: 'trust', type: 'VARCHAR', kind: 'text' }],
  rows: [['Leeds']],
  totalRows: 1,
  filteredRows: 0,
  rejectedRows: 0,
  rejects: [],
  notes: [],
  questions: [],
  unfilled: [],
  counts: {},
  losses: [],
  text: null,
  ...change,
});

export const inspection = (change: Partial<Inspection> = {}): Inspection => ({
  file: 'staged-1',
  name: 'visits.csv',
  bytes: 10,
  kind: 'table',
  title: 'Delimited text',
  why: 'It has commas between its values.',
  parts: [{ name: 'visits', hidden: false, rows: 1, columns: ['trust'] }],
  plan: plan(),
  refused: null,
  ...change,
});

type Some = Partial<{ [Name in keyof Requests]: EngineHandlers[Name] }>;

/** An engine of the few answers given, behind the contract's own checks; it keeps what was asked. */
export function engine(answers: Some): { readonly ask: EngineAsk; readonly asked: string[] } {
  const asked: string[] = [];
  const staged = new Map<string, number>();
  const usual: Some = {
    'import.choices': () => Promise.resolve({ tables: [], layouts: [], cases: [], extensions: ['csv'] }),
    'import.stage': ({ file, bytes }) => {
      const name = file ?? `staged-${staged.size + 1}`;
      staged.set(name, (staged.get(name) ?? 0) + bytes.length);
      return Promise.resolve({ file: name });
    },
    'import.inspect': ({ file }) => Promise.resolve(inspection({ file, plan: plan({ file }) })),
    'import.preview': () => Promise.resolve(preview()),
    'import.forget': () => Promise.resolve(null),
    'import.undo': () => Promise.resolve(null),
    'import.run': ({ plans }) =>
      Promise.resolve({
        change: 'change-1',
        files: plans.map(({ target, table }) => ({ path: target, table, rows: 1, rejectedRows: 0 })),
        notes: [],
      }),
  };
  const missing = (name: string) => () => Promise.reject(new Failure('bug', `no ${name} here`));
  const all = Object.fromEntries(Object.keys(checks).map(name => [name, missing(name)]));
  const answer = answerer<Requests>(checks, { ...all, ...usual, ...answers } as EngineHandlers);
  const ask = asking<Requests>((name, input, signal) => {
    asked.push(name);
    return answer(name, input, signal);
  });
  return { ask, asked };
}
