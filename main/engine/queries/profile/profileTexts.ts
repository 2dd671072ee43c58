import type { TextProfile } from '../../../contract/profile';
import { literal } from '../../../contract/sql';
import type { Row } from '../../database/Session';
import { numberIn, textIn } from './subject';
import type { Subject } from './subject';

const mostTop = 10;
/** How much of a text travels; its whole length is told. */
const mostShown = 200;

/** What looks like nothing. */
const blanks = ' \t\r\n\u00a0';

const textOf = ({ column }: Subject): string => `${column}::VARCHAR`;

/** What is counted of texts in the one pass over all rows. */
export function textAggregates(subject: Subject): readonly string[] {
  const text = textOf(subject);
  return [
    `min(length(${text})) AS shortest`,
    `max(length(${text})) AS longest`,
    `count_if(trim(${text}, ${literal(blanks)}) = '') AS blank`,
  ];
}

export async function profileTexts(subject: Subject, row: Row, present: number): Promise<TextProfile> {
  const shortest = numberIn(row, 'shortest');
  const longest = numberIn(row, 'longest');
  const text = textOf(subject);
  const samples = await subject.one(
    `SELECT left(min(${text}) FILTER (WHERE length(${text}) = ${shortest}), ${mostShown}) AS short,
       left(min(${text}) FILTER (WHERE length(${text}) = ${longest}), ${mostShown}) AS long FROM ${subject.table}`,
  );
  const repeat = subject.estimated || numberIn(row, 'different') < present;
  return {
    kind: 'text',
    shortest: { text: textIn(samples, 'short') ?? '', length: shortest },
    longest: { text: textIn(samples, 'long') ?? '', length: longest },
    blank: numberIn(row, 'blank'),
    top: repeat ? await topOf(subject) : [],
  };
}

async function topOf(subject: Subject): Promise<TextProfile['top']> {
  const counted = await subject.rows(
    `SELECT left(value, ${mostShown}) AS text, length(value) AS length, rows FROM (
       SELECT ${textOf(subject)} AS value, count(*) AS rows FROM ${subject.table}
       WHERE ${subject.column} IS NOT NULL GROUP BY ALL HAVING count(*) > 1 ORDER BY rows DESC, value LIMIT ${mostTop})
     ORDER BY rows DESC, value`,
  );
  return counted.map(row => ({
    text: textIn(row, 'text') ?? '',
    length: numberIn(row, 'length'),
    rows: numberIn(row, 'rows'),
  }));
}
