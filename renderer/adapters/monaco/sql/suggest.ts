import type { Method } from '../../../../main/contract/method';
import { readHead } from '../../../../main/contract/savedQuery';
import { callAround } from './calls';
import { knownBy } from './catalogue';
import type { Catalogue } from './catalogue';
import { Columns } from './columns';
import { describeFunction, explanationOf, functionDetail } from './describe';
import { beforeTables, following, leading, starting, types } from './keywords';
import { placeIn } from './script';
import type { Place } from './script';
import { allColumns, bareColumns, columnsInScope, labels, members, reachable } from './suggestColumns';
import { fitting } from './suggestion';
import type { Suggestion, Suggestions } from './suggestion';
import { callOf, files, namedQueries, tables, tableTexts } from './suggestTables';
import { nameOf } from './tokens';
import { wantedAt } from './wanted';
import type { Wanted } from './wanted';

type Groups = readonly (readonly Suggestion[])[];

/** What to go on with at a place of a script; `asked` where a person asked rather than typed. Null for nothing. */
export function suggest(
  sql: string,
  offset: number,
  catalogue: Catalogue,
  asked: boolean,
): Suggestions | null {
  const place = placeIn(sql, offset);
  if (!place) return null;
  const { start, end, typed } = replaced(place, sql);
  const wanted = wantedAt(place);
  const ready = wanted.kind !== 'keyword' || asked || typed.length > 1;
  const groups = ready ? groupsOf(wanted, place, { catalogue, typed, sql }) : [];
  // In quotation marks stands a name.
  const named = place.typing?.kind === 'quoted' ? groups.map(group => group.filter(isNamed)) : groups;
  const items = fitting(named, typed);
  // A word that is whole needs no list, least of all one that takes the next line break for itself.
  const whole =
    !asked && items[0]?.kind === 'keyword' && items[0].insert.toLowerCase() === typed.toLowerCase();
  return items.length === 0 || whole ? null : { start, end, forTable: wanted.kind === 'table', items };
}

function isNamed({ kind }: Suggestion): boolean {
  return ['column', 'table', 'view', 'query'].includes(kind);
}

/** The text that a suggestion replaces, and what of it was typed before the place. */
function replaced({ typing, offset }: Place, sql: string): { start: number; end: number; typed: string } {
  if (!typing || typing.kind === 'symbol') return { start: offset, end: offset, typed: '' };
  if (typing.kind === 'text') {
    const start = typing.start + 1;
    return { start, end: typing.closed ? typing.end - 1 : offset, typed: sql.slice(start, offset) };
  }
  const { start } = typing;
  const end = typing.kind === 'quoted' && !typing.closed ? offset : typing.end;
  const typed = sql.slice(start, offset);
  return { start, end, typed: typing.kind === 'quoted' ? typed.slice(1) : typed };
}

interface Given {
  readonly catalogue: Catalogue;
  readonly typed: string;
  readonly sql: string;
}

function groupsOf(wanted: Wanted, place: Place, given: Given): Groups {
  const { catalogue, sql } = given;
  const columns = new Columns(place.statement, knownBy(catalogue, place.made));
  const sources = () => reachable(place, columns);
  switch (wanted.kind) {
    case 'nothing':
      return [];
    case 'start':
      return [keywords(starting, given)];
    case 'keyword':
      return [keywords(following, given)];
    case 'type':
      return [types.map(label => ({ kind: 'type', label, detail: '', insert: label }))];
    case 'file':
      return files(catalogue.files);
    case 'parameter':
      return [parameters(sql)];
    case 'member':
      return [members(wanted.names, sources(), catalogue)];
    case 'column':
      return bareColumns(sources(), catalogue);
    case 'table name':
      return takesTables(place, catalogue) ? tableTexts(place, columns, catalogue) : [];
    case 'table':
      return [
        tables(catalogue),
        namedQueries(place, columns, catalogue),
        methods(catalogue.methods.filter(({ inputs }) => inputs.length > 0)),
        functions(place, given, ['table']),
        keywords(beforeTables, given),
      ];
    case 'expression':
      return expression(place, columns, given);
  }
}

function expression(place: Place, columns: Columns, given: Given): Groups {
  const { catalogue, typed, sql } = given;
  const sources = reachable(place, columns);
  const unsourced = (place.select?.sources.length ?? 0) === 0 && typed !== '';
  const aliases = place.select ? columns.aliases(place.select) : [];
  return [
    options(place, catalogue),
    ...columnsInScope(sources, catalogue),
    aliases.map(({ name }) => ({ kind: 'column', label: name, detail: 'named above', insert: name })),
    labels(sources, catalogue),
    unsourced ? allColumns(catalogue) : [],
    parameters(sql),
    methods(catalogue.methods.filter(({ inputs }) => inputs.length === 0)),
    functions(place, given, ['scalar', 'aggregate']),
    keywords(leading, given),
  ];
}

function takesTables(place: Place, { methods }: Catalogue): boolean {
  const call = callAround(place);
  const name = call && nameOf(call.name).toLowerCase();
  return name === 'query_table' || methods.some(method => method.name === name && method.inputs.length > 0);
}

/** What the method or function that a place is within the call of takes by name. */
function options(place: Place, { methods, functions: known }: Catalogue): readonly Suggestion[] {
  const call = callAround(place);
  const name = call?.named === null ? nameOf(call.name).toLowerCase() : null;
  const method = methods.find(one => one.name === name);
  if (!method) return known.filter(one => one.name === name).flatMap(namedParameters);
  const named = [
    ...method.inputs
      .filter(({ optional }) => optional)
      .map(input => ({ name: input.name, default: `'…'`, purpose: 'names a table' })),
    ...method.options.filter(option => option.default !== null),
  ];
  return named.map(option => ({
    kind: 'option',
    label: `${option.name} :=`,
    detail: `${option.default ?? ''}  ${option.purpose}`,
    insert: `${option.name} := `,
  }));
}

function namedParameters({ forms }: Catalogue['functions'][number]): readonly Suggestion[] {
  const all = forms.flatMap(({ parameters: taken }) => taken.filter(({ named }) => named));
  return all.map(({ name, type }) => ({
    kind: 'option',
    label: `${name} =`,
    detail: type ?? '',
    insert: `${name} = `,
  }));
}

function methods(those: readonly Method[]): readonly Suggestion[] {
  return those.map(method => ({
    kind: 'method',
    label: method.name,
    detail: method.purpose,
    get documentation() {
      return explanationOf(method);
    },
    insert: callOf(method),
    snippet: true,
  }));
}

function functions(place: Place, { catalogue, sql }: Given, kinds: readonly string[]): readonly Suggestion[] {
  const called = sql[place.typing?.end ?? place.offset] === '(';
  return catalogue.functions
    .filter(({ kind }) => kinds.includes(kind))
    .map(one => ({
      kind: 'function',
      label: one.name,
      detail: functionDetail(one),
      get documentation() {
        return describeFunction(one);
      },
      insert: called ? one.name : `${one.name}(${one.forms.every(takesNothing) ? '' : '$0'})`,
      snippet: !called,
    }));
}

function takesNothing({ parameters, further }: Catalogue['functions'][number]['forms'][number]): boolean {
  return parameters.length === 0 && further === null;
}

function parameters(sql: string): readonly Suggestion[] {
  return readHead(sql).parameters.map(({ name, type, value }) => ({
    kind: 'parameter',
    label: `$${name}`,
    detail: value === null ? type : `${type} = ${value}`,
    insert: `$${name}`,
  }));
}

/** In the letters that the script's own keywords have. */
function keywords(those: readonly string[], { typed, sql }: Given): readonly Suggestion[] {
  const large = typed === '' ? !/\b(select|from|with)\b/.test(sql) : typed !== typed.toLowerCase();
  return those
    .filter(word => word.startsWith(typed.toLowerCase()))
    .map(word => {
      const label = large ? word.toUpperCase() : word;
      return { kind: 'keyword', label, detail: '', insert: label };
    });
}
