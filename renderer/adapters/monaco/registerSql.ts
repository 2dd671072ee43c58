import { languages } from 'monaco-editor/editor/editor.api.js';

const keywords =
  `add all alter analyze and anti any as asc asof attach begin between by call cascade case cast
  checkpoint collate column columns comment commit conflict constraint copy create cross current_date current_time
  current_timestamp cube database deallocate default delete desc describe detach distinct do drop else end enum escape
  except exclude execute exists explain export extract false filter first following for foreign from full function
  generated global glob group grouping groups having if ignore ilike import in index inner insert install intersect
  interval into is isnull join key lambda last lateral left like limit load local macro map materialized merge natural
  not nothing notnull null nulls of offset on only or order outer over overlaps partition pivot pivot_longer
  pivot_wider positional pragma preceding prepare primary qualify range read recursive references rename replace
  respect restrict returning right rollback rollup row rows sample schema select semi sequence set sets show similar
  some summarize table tablesample temp temporary then ties to transaction true truncate try_cast type unbounded
  union unique unpivot update use using vacuum values view when where window with within without`.split(
    /\s+/,
  );

const types =
  `bigint bit blob bool boolean char date decimal double float hugeint int int1 int128 int2 int4 int8
  integer json list numeric real smallint struct text time timestamp timestamptz tinyint ubigint uhugeint uinteger
  usmallint utinyint uuid varchar`.split(/\s+/);

const tokens: languages.IMonarchLanguage = {
  defaultToken: '',
  tokenPostfix: '.sql',
  ignoreCase: true,
  unicode: true,
  keywords,
  types,
  brackets: [
    { open: '[', close: ']', token: 'delimiter.square' },
    { open: '(', close: ')', token: 'delimiter.parenthesis' },
    { open: '{', close: '}', token: 'delimiter.curly' },
  ],
  tokenizer: {
    root: [
      [/\s+/, 'white'],
      [/--.*$/, 'comment'],
      [/\/\*/, 'comment', '@comment'],
      [/\$\$/, 'string', '@dollars'],
      [/\$[\p{L}_\d]+/u, 'variable'],
      [/e?'/, 'string', '@string'],
      [/"/, 'identifier', '@quoted'],
      [/\d[\d_]*(\.\d+)?(e[+-]?\d+)?/, 'number'],
      [/\.\d+(e[+-]?\d+)?/, 'number'],
      [/[\p{L}_][\p{L}_\d]*(?=\s*:=)/u, 'identifier'],
      [/:=/, 'operator'],
      [
        /[\p{L}_][\p{L}_\d]*(?=\s*\()/u,
        { cases: { '@keywords': 'keyword', '@types': 'keyword', '@default': 'predefined' } },
      ],
      [
        /[\p{L}_][\p{L}_\d]*/u,
        { cases: { '@keywords': 'keyword', '@types': 'identifier', '@default': 'identifier' } },
      ],
      [/[()[\]{}]/, '@brackets'],
      [/[<>=!%&+\-*/|~^:]+/, 'operator'],
      [/[;,.]/, 'delimiter'],
    ],
    comment: [
      [/\*\//, 'comment', '@pop'],
      [/./, 'comment'],
    ],
    string: [
      [/''/, 'string'],
      [/'/, 'string', '@pop'],
      [/[^']+/, 'string'],
    ],
    quoted: [
      [/""/, 'identifier'],
      [/"/, 'identifier', '@pop'],
      [/[^"]+/, 'identifier'],
    ],
    dollars: [
      [/\$\$/, 'string', '@pop'],
      [/[^$]+|\$/, 'string'],
    ],
  },
};

const pairs = [
  { open: '{', close: '}' },
  { open: '[', close: ']' },
  { open: '(', close: ')' },
  { open: '"', close: '"', notIn: ['string', 'comment'] },
  { open: "'", close: "'", notIn: ['string', 'comment'] },
];

const configuration: languages.LanguageConfiguration = {
  comments: { lineComment: '--', blockComment: ['/*', '*/'] },
  brackets: [
    ['{', '}'],
    ['[', ']'],
    ['(', ')'],
  ],
  autoClosingPairs: pairs,
  surroundingPairs: pairs,
};

/** DuckDB's SQL: `$name` is a variable, a name before `(` a function, and a column named `value` no keyword. */
export function registerSql(): void {
  languages.register({ id: 'sql', extensions: ['.sql'], aliases: ['SQL'] });
  languages.setLanguageConfiguration('sql', configuration);
  languages.setMonarchTokensProvider('sql', tokens);
}
