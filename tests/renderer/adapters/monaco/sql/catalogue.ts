import type { SqlFunction } from '../../../../../main/contract/catalogue';
import type { TableSummary } from '../../../../../main/contract/study';
import { emptyCatalogue } from '../../../../../renderer/adapters/monaco/sql/catalogue';
import type { Catalogue } from '../../../../../renderer/adapters/monaco/sql/catalogue';

/** A table of the study with columns of the types given. */
export function table(name: string, columns: Readonly<Record<string, string>>): TableSummary {
  return {
    name,
    rows: 12,
    rejectedRows: 0,
    files: [`data/${name}.csv`],
    columns: Object.entries(columns).map(([column, type]) => ({ name: column, type, kind: 'text' })),
    synthetic: false,
    role: 'known',
  };
}

function sqlFunction(name: string, kind: SqlFunction['kind'], parameters: readonly string[]): SqlFunction {
  const named = parameters.map(parameter => ({ name: parameter, type: 'ANY', named: false }));
  const forms = [{ parameters: named, further: null, gives: kind === 'table' ? null : 'DOUBLE' }];
  return { name, kind, purpose: `What ${name} does.`, example: null, forms };
}

/** A study of three tables, with some of SQL's functions and one method. */
export const catalogue: Catalogue = {
  ...emptyCatalogue,
  tables: [
    table('cases', { case_id: 'VARCHAR', name: 'VARCHAR', 'Short name': 'VARCHAR' }),
    table('outcomes', { case_id: 'VARCHAR', month: 'DATE', value: 'DOUBLE', resumption: 'DATE' }),
    table('rates 2020', { order: 'INTEGER' }),
  ],
  own: [
    {
      name: 'drafts',
      kind: 'view',
      temporary: false,
      columns: [{ name: 'note', type: 'VARCHAR', kind: 'text' }],
    },
  ],
  functions: [
    sqlFunction('sum', 'aggregate', ['arg']),
    sqlFunction('date_trunc', 'scalar', ['part', 'timestamp']),
    sqlFunction('version', 'scalar', []),
    sqlFunction('read_csv', 'table', ['col0']),
  ],
  reserved: ['order', 'select', 'from'],
  methods: [
    {
      name: 'spc_xmr',
      purpose: 'Control limits.',
      inputs: [
        { name: 'tbl', optional: false, columns: [{ name: 'value', type: 'number', purpose: '' }] },
        { name: 'rebases', optional: true, columns: [] },
      ],
      options: [{ name: 'minimum', default: '12', purpose: 'Fewest points.' }],
      gives: [{ name: 'mean', type: 'number', purpose: '' }],
      example: '',
      ...{ analysis: 'spc', family: 'Process charts', path: 'library:spc/spc.sql', line: 12 },
    },
  ],
  files: [
    'data/outcomes.csv',
    'data/more/events.parquet',
    'analyses/x.sql',
    'analyses/x.vl.json',
    'README.md',
  ],
  read: {
    "'data/more/late-comers.v2.csv'": [
      { name: 'ward', type: 'VARCHAR', kind: 'text' },
      { name: 'late by', type: 'INTERVAL', kind: 'text' },
    ],
    "read_csv ( 'data/x.csv' , header = true )": [{ name: 'x', type: 'BIGINT', kind: 'whole' }],
  },
};

/** A text with its place, which `|` marks. */
export function marked(text: string): { readonly sql: string; readonly offset: number } {
  const offset = text.indexOf('|');
  if (offset < 0) throw new Error('The text marks no place.');
  return { sql: text.slice(0, offset) + text.slice(offset + 1), offset };
}
