import type { Place } from './script';
import { clauseOf, within } from './statement';
import { isName, nameOf, wordOf } from './tokens';
import type { Token } from './tokens';

/** What may be written at a place. */
export type Wanted =
  | {
      readonly kind:
        | 'nothing'
        | 'start'
        | 'keyword'
        | 'table'
        | 'expression'
        | 'type'
        | 'parameter'
        | 'file'
        | 'table name';
    }
  /** Columns without the names of their tables: in USING and EXCLUDE. */
  | { readonly kind: 'column' }
  /** What stands behind a dot; the names before it. */
  | { readonly kind: 'member'; readonly names: readonly string[] };

const beforeTable = new Set([
  'FROM',
  'JOIN',
  'INTO',
  'UPDATE',
  'TABLE',
  'DESCRIBE',
  'SUMMARIZE',
  'PIVOT',
  'UNPIVOT',
  'COPY',
]);
/** Words behind which an expression begins; behind all others that are no names, a keyword follows. */
const beforeExpression = new Set(
  `SELECT DISTINCT ALL WHERE AND OR NOT ON BY HAVING QUALIFY WHEN THEN ELSE CASE IN LIKE ILIKE BETWEEN LIMIT OFFSET SET
  VALUES RETURNING FILTER EXCLUDE REPLACE GLOB ESCAPE`.split(/\s+/),
);

/** Tells what may be written at a place by what stands before it. */
export function wantedAt(place: Place): Wanted {
  const { statement, at, typing } = place;
  const { tokens } = statement;
  if (typing?.kind === 'text') return { kind: wantedInText(place) };
  if (typing?.kind === 'variable') return { kind: 'parameter' };
  if (typing?.kind === 'number') return { kind: 'nothing' };
  const previous = tokens[at - 1];
  const word = wordOf(previous);
  if (!previous) return { kind: 'start' };
  if (previous.text === '.') return memberOf(tokens, at);
  if (beforeTable.has(word) && (word !== 'FROM' || clauseOf(tokens, at - 1) !== '')) {
    return { kind: word === 'TABLE' && wordOf(tokens[0]) === 'CREATE' ? 'nothing' : 'table' };
  }
  if (word === 'AS' || word === 'RECURSIVE' || word === 'WITH' || word === 'VIEW' || word === 'MACRO')
    return afterAs(place, word);
  if (beforeExpression.has(word) || word === 'FROM') return { kind: 'expression' };
  if (previous.text === '(') return afterBracket(place);
  if (previous.text === ',') return afterComma(place);
  if (previous.text === '::') return { kind: 'type' };
  const operand = previous.kind !== 'symbol' || /^[)\]}]$/.test(previous.text);
  if (previous.text === '*' && isStar(tokens[at - 2])) return { kind: 'keyword' };
  return { kind: operand ? 'keyword' : 'expression' };
}

/** Whether a `*` behind this token stands for all columns rather than for a product. */
function isStar(before: Token | undefined): boolean {
  return /^(SELECT|DISTINCT)$/.test(wordOf(before)) || before?.text === ',' || before?.text === '.';
}

function memberOf(tokens: readonly Token[], at: number): Wanted {
  const names: string[] = [];
  for (let dot = at - 1; tokens[dot]?.text === '.'; dot -= 2) {
    const name = tokens[dot - 1];
    if (!isName(name)) return { kind: 'nothing' };
    names.unshift(nameOf(name));
  }
  return { kind: 'member', names };
}

/** Behind AS a name is made up, but for a type in CAST(… AS …) and a query in WITH … AS and CREATE … AS. */
function afterAs(place: Place, word: string): Wanted {
  if (word !== 'AS') return { kind: 'nothing' };
  const opened = openedBefore(place);
  const { tokens } = place.statement;
  if (/^(TRY_)?CAST$/.test(wordOf(tokens[opened - 1]))) return { kind: 'type' };
  return { kind: wordOf(tokens[0]) === 'CREATE' && opened < 0 ? 'start' : 'nothing' };
}

function afterBracket(place: Place): Wanted {
  const { tokens } = place.statement;
  const before = tokens[place.at - 2];
  const word = wordOf(before);
  if (word === 'FROM' || word === 'JOIN') return { kind: 'table' };
  if (word === 'USING' || word === 'EXCLUDE') return { kind: 'column' };
  if (word === 'AS' || word === 'MATERIALIZED') return { kind: 'start' };
  return { kind: 'expression' };
}

/** Behind a comma another term of the same clause begins. */
function afterComma(place: Place): Wanted {
  const { tokens } = place.statement;
  const opened = openedBefore(place);
  const before = wordOf(tokens[opened - 1]);
  if (opened >= 0 && (before === 'USING' || before === 'EXCLUDE')) return { kind: 'column' };
  if (opened >= 0 && /^(FROM|JOIN)$/.test(before)) return { kind: 'table' };
  const clause = clauseBefore(place, opened);
  if (clause === 'WITH') return { kind: 'nothing' };
  return { kind: /^(FROM|UPDATE)$/.test(clause) ? 'table' : 'expression' };
}

/** The nearest clause before a place, between the same brackets. */
function clauseBefore({ statement, at, query }: Place, opened: number): string {
  const { tokens, closing } = statement;
  let clause = opened < 0 || query.from === opened + 1 ? 'WITH' : '';
  for (let index = opened + 1; index < at; index++) {
    const word = clauseOf(tokens, index);
    if (word !== '') clause = word;
    index = closing.get(index) ?? index;
  }
  return clause === 'WITH' && wordOf(tokens[query.from]) !== 'WITH' ? '' : clause;
}

/** Index of the bracket that holds a place; -1 where none does. */
function openedBefore({ statement, at }: Pick<Place, 'statement' | 'at'>): number {
  let found = -1;
  for (const [opened, closed] of statement.closing) {
    if (opened < at && closed >= at && opened > found) found = opened;
  }
  return found;
}

const readers = /^(read_\w+|sniff_csv|glob|parquet_\w+)$/i;

/** In quotation marks behind FROM stands the path of a file, and so in the functions that read one. */
function wantedInText(place: Place): Wanted['kind'] & ('file' | 'nothing' | 'table name') {
  const { statement, at } = place;
  const { tokens } = statement;
  const previous = tokens[at - 1];
  if (clauseOf(tokens, at - 1) === 'FROM' || wordOf(previous) === 'JOIN') return 'file';
  const opened = openedBefore(place);
  const called = tokens[opened - 1];
  if (opened < 0 || !isName(called)) {
    return previous?.text === ',' && clauseBefore(place, opened) === 'FROM' ? 'file' : 'nothing';
  }
  const first = at === within(statement, opened).from || previous?.text === '[' || previous?.text === ',';
  if (readers.test(nameOf(called))) return first && tokens[at - 2]?.text !== '=' ? 'file' : 'nothing';
  return 'table name';
}
