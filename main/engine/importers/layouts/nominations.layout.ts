import { literal, quoted } from '../../../contract/sql';
import { lineColumn } from '../importer';
import { textOf } from './cells';
import { Headings, told } from './headings';
import type { Layout } from './layout';

const line = quoted(lineColumn);

/** Folded headings of a column with the respondent's own name or code. */
const egos = [
  'ego',
  'respondent',
  'respondent id',
  'actor id',
  'actor',
  'person',
  'person id',
  'participant',
  'participant id',
  'your name',
  'name',
  'id',
];

/**
 * Folded headings of the two lists, each with a number at its end (or in it). The second is looked for first, because
 * `talked to by 1` and `who talks to you 1` say the other way round.
 */
const incoming =
  /^(?:q\d+ )?(?:(?:i am |am )?talked to by|(?:people |those |persons? )?(?:who )?(?:talks?|comes?|turns?) to (?:you|me)|nominated by|named by|in)(?: about .*?)?(?: (?:person|name|nominee))? ?(\d+)$/;
const outgoing =
  /^(?:q\d+ )?(?:(?:i |you |people you |people i |who (?:do )?you |who (?:do )?i )?(?:talks?|go|turn|speak) to|nominates?|names|out)(?: about .*?)?(?: (?:person|name|nominee))? ?(\d+)$/;

/** Columns that are the respondent's, and so the tie's: the study knows them by these names. */
const kept: readonly (readonly [string, readonly string[]])[] = [
  ['case_id', ['case id', 'case', 'trust', 'organisation', 'hospital', 'site', 'org code']],
  ['wave', ['wave', 'round', 'survey wave', 'survey date', 'date']],
];

interface Nominations {
  readonly ego: string;
  readonly talksTo: readonly string[];
  readonly talkedToBy: readonly string[];
  readonly kept: readonly { readonly name: string; readonly column: string }[];
}

/**
 * A survey with one row a respondent and two lists of names: whom the respondent talks to, and who talks to them. Every
 * name is a tie from the one who talks to the one talked to; `claimed_by` says which end wrote it down. The lists are
 * known by their headings: `talks_to_1` … and `talked_to_by_1` …, `Who do you talk to about improvement? 1`,
 * `Who talks to you about improvement? 1`, `nominates_1`, `nominated_by_1`, and their like.
 */
export const nominations: Layout = {
  id: 'nominations',
  title: 'Nominations, two lists of names a respondent',
  table: 'ties',
  recognise(columns) {
    const found = nominationsOf(columns);
    if (!found) return null;
    const { ego, talksTo, talkedToBy } = found;
    const sureness = talksTo.length > 0 && talkedToBy.length > 0 ? 0.9 : 0.6;
    return told(sureness, 'a survey in which respondents name those they talk to', [
      ego,
      talksTo[0] ?? null,
      talkedToBy[0] ?? null,
    ]);
  },
  select(source, columns) {
    const found = nominationsOf(columns) ?? nothing(columns);
    const names = [...found.talksTo, ...found.talkedToBy].map(column => tiesOf(source, found, column));
    return names.length > 0 ? names.join('\nUNION ALL\n') : `${tiesOf(source, found, found.ego)} AND false`;
  },
  leftOut(source, columns) {
    const found = nominationsOf(columns) ?? nothing(columns);
    const ego = textOf(found.ego);
    const lists = [...found.talksTo, ...found.talkedToBy];
    const nameless = `SELECT ${line}, ${literal(found.ego)} AS "column", concat_ws(', ', ${[ego, ...lists.map(textOf)].join(', ')}) AS value,
      'A respondent without a name' AS reason FROM ${source} WHERE ${ego} IS NULL`;
    const selves = lists.map(
      column => `SELECT ${line}, ${literal(column)}, ${textOf(column)}, 'Respondents who name themselves'
      FROM ${source} WHERE lower(${textOf(column)}) = lower(${ego})`,
    );
    const again = lists.map(
      column => `SELECT ${line}, ${literal(column)}, ${textOf(column)}, 'Named once more in the same list'
      FROM ${source} WHERE lower(${textOf(column)}) <> lower(${ego}) AND ${namedBefore(found, column)}`,
    );
    return [nameless, ...selves, ...again].join('\nUNION ALL\n');
  },
};

function nominationsOf(columns: readonly string[]): Nominations | null {
  const headings = new Headings(columns);
  const ego = headings.named(...egos);
  const talkedToBy = headings.all(incoming).map(({ name }) => name);
  const talksTo = headings
    .all(outgoing)
    .map(({ name }) => name)
    .filter(name => !talkedToBy.includes(name));
  if (ego === null || talksTo.length + talkedToBy.length < 2) return null;
  const own = kept.flatMap(([name, aliases]) => {
    const column = headings.named(...aliases);
    return column === null ? [] : [{ name, column }];
  });
  return { ego, talksTo, talkedToBy, kept: own };
}

function nothing(columns: readonly string[]): Nominations {
  return { ego: columns[0] ?? '', talksTo: [], talkedToBy: [], kept: [] };
}

function tiesOf(source: string, found: Nominations, column: string): string {
  const { ego, talkedToBy, kept: own } = found;
  const [self, other] = [textOf(ego), textOf(column)];
  const received = talkedToBy.includes(column);
  const [from, to] = received ? [other, self] : [self, other];
  const more = own.map(({ name, column: from_ }) => `${quoted(from_)} AS ${name}, `).join('');
  return `SELECT ${more}${from} AS from_actor, ${to} AS to_actor,
      ${received ? "'talked_to_by'" : "'talks_to'"} AS kind, CAST(1 AS DOUBLE) AS weight,
      ${received ? "'receiver'" : "'sender'"} AS claimed_by, ${line}
    FROM ${source} WHERE ${self} IS NOT NULL AND ${other} IS NOT NULL AND lower(${self}) <> lower(${other})
      AND NOT ${namedBefore(found, column)}`;
}

/** SQL that tells whether an earlier column of the same list has the same name. */
function namedBefore({ talksTo, talkedToBy }: Nominations, column: string): string {
  const list = talkedToBy.includes(column) ? talkedToBy : talksTo;
  const earlier = list.slice(0, Math.max(0, list.indexOf(column))).map(name => `lower(${textOf(name)})`);
  return earlier.length === 0
    ? 'false'
    : `coalesce(list_contains([${earlier.join(', ')}], lower(${textOf(column)})), false)`;
}
