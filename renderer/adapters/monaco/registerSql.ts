import { languages } from 'monaco-editor/editor/editor.api.js';

const keywords =
  `add all alter analyze and anti any as asc asof attach begin between by call cascade case cast
  collate column columns commit constraint copy create cross cube database default delete desc describe detach distinct
  do drop else end enum escape except exclude execute exists explain export extract false filter first following for
  foreign from full function generated glob group grouping groups having if ilike import in index inner insert install
  intersect interval into is isnull join lambda last lateral left like limit macro materialized merge natural not
  notnull null nulls of offset on only or order outer over overlaps partition pivot positional pragma preceding primary
  qualify recursive references rename replace respect restrict returning right rollback rollup rows select semi set
  similar some summarize table tablesample temp temporary then ties to transaction true truncate try_cast unbounded
  union unique unpivot update use using vacuum values view when where window with within without`.split(
    /\s+/,
  );

/** Words that keep their meaning before a parenthesis; any other name there is a function's. */
const beforeParenthesis =
  `all and any as between by case cast check cube distinct else except exclude exists filter
  from group grouping having if in index insert intersect into is join limit materialized not offset on or over
  pivot primary qualify recursive references rename returning rollup select set then try_cast union unique unpivot
  using values when where with within decimal numeric varchar char struct`.split(/\s+/);

const tokens: languages.IMonarchLanguage = {
  defaultToken: '',
  tokenPostfix: '.sql',
  ignoreCase: true,
  unicode: true,
  keywords,
  beforeParenthesis,
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
        { cases: { '@beforeParenthesis': 'keyword', '@default': 'predefined' } },
      ],
      [/[\p{L}_][\p{L}_\d]*/u, { cases: { '@keywords': 'keyword', '@default': 'identifier' } }],
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
