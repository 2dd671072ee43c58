import { readHead } from '../../contract/savedQuery';
import { splitStatements, withoutComments } from './splitStatements';
import type { Statement } from './splitStatements';

/** Statements that only ask. All others may make what later ones read. */
const asking =
  /^[\s(]*(?:SELECT|FROM|WITH|VALUES|TABLE|SHOW|DESCRIBE|DESC|SUMMARIZE|EXPLAIN|PIVOT|UNPIVOT)\b/i;
const changing = /\b(?:INSERT|UPDATE|DELETE|MERGE)\b/i;

export function onlyAsks(text: string): boolean {
  const plain = withoutComments(text);
  return asking.test(plain) && !(/^\s*WITH\b/i.test(plain) && changing.test(plain));
}

/** What has to run before a statement for it to mean the same: the script up to it, without what only asked for other rows. */
export function makersBefore(sql: string, statement: Statement): string {
  const earlier = splitStatements(sql).filter(({ start, text }) => start + text.length <= statement.start);
  if (!earlier.some(({ text }) => onlyAsks(text))) return sql.slice(0, statement.start);
  const head = headOf(sql);
  const makers = earlier.filter(({ text }) => !onlyAsks(text));
  const texts = makers.map(({ start, text }) => `${text.slice(Math.max(0, head.length - start)).trim()};\n`);
  return head + texts.join('');
}

/** The comment lines that a text begins with. */
export function headOf(text: string): string {
  return /^([^\S\n]*--[^\n]*(\n|$))*/.exec(text)?.[0] ?? '';
}

/** The lines of a text's head that declare the parameters that are used. */
export function headFor(text: string, isUsed: (name: string) => boolean): string {
  const { parameters } = readHead(text);
  const used = new Set(parameters.filter(({ name }) => isUsed(name)).map(({ name }) => name));
  const declared = (line: string) => /^\s*--\s*param\s+(\w+)/i.exec(line)?.[1];
  const lines = headOf(text).split('\n');
  return lines
    .filter(line => used.has(declared(line) ?? ''))
    .map(line => `${line}\n`)
    .join('');
}

const longestTitle = 60;

/** What to call the rows of a statement: what the comment before it calls them, else its first words. */
export function titleOf({ text }: Statement): string {
  const { title } = readHead(text.trimStart());
  if (title !== null && title.trim() !== '') return shortened(title.trim());
  return shortened(withoutComments(text).trim().replace(/\s+/g, ' '));
}

function shortened(title: string): string {
  return title.length <= longestTitle ? title : `${title.slice(0, longestTitle - 1).trimEnd()}…`;
}
