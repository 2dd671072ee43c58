import type { DateProfile } from '../../../contract/profile';
import type { Row } from '../../database/Session';
import { dateEdges } from './dateEdges';
import { numberIn, textIn } from './subject';
import type { Subject } from './subject';

const momentOf = ({ column }: Subject): string => `TRY_CAST(${column} AS TIMESTAMP)`;
const isFinite = (subject: Subject): string =>
  `isfinite(${subject.type === 'DATE' ? subject.column : momentOf(subject)})`;

/** What is counted of dates and moments in the one pass over all rows. */
export function dateAggregates(subject: Subject): readonly string[] {
  const { column } = subject;
  const finite = `FILTER (WHERE ${isFinite(subject)})`;
  return [
    `min(${column}) ${finite} AS earliest`,
    `max(${column}) ${finite} AS latest`,
    `earliest::VARCHAR AS least`,
    `latest::VARCHAR AS greatest`,
    `epoch_ms(TRY_CAST(earliest AS TIMESTAMP)) AS low`,
    `epoch_ms(TRY_CAST(latest AS TIMESTAMP)) AS high`,
    `count_if(NOT ${isFinite(subject)}) AS infinite`,
  ];
}

export async function profileDates(subject: Subject, row: Row, present: number): Promise<DateProfile> {
  const infinite = numberIn(row, 'infinite');
  const [least, greatest] = [textIn(row, 'least'), textIn(row, 'greatest')];
  const plain = { kind: 'date', least, greatest, infinite } as const;
  const none = { ...plain, span: null, bins: [] };
  if (row['low'] === null || row['high'] === null) return none;
  const laidOut = dateEdges(numberIn(row, 'low'), numberIn(row, 'high'), subject.type !== 'DATE');
  if (!laidOut) return none;
  const { span, edges } = laidOut;
  const counted = await subject.one(
    `SELECT [${edges.map(edge => `count_if(moment < ${momentLiteral(edge)})`).join(', ')}] AS counts
     FROM (SELECT ${momentOf(subject)} AS moment FROM ${subject.table} WHERE ${isFinite(subject)})`,
  );
  const below = Array.isArray(counted['counts']) ? counted['counts'].map(Number) : [];
  if (below.at(-1) !== present - infinite) return none;
  const bins = edges.slice(1).map((to, index) => ({
    from: edges[index] ?? to,
    to,
    rows: (below[index + 1] ?? 0) - (below[index] ?? 0),
  }));
  return { ...plain, span, bins };
}

function momentLiteral(edge: number): string {
  return `TIMESTAMP '${new Date(edge).toISOString().slice(0, 19).replace('T', ' ')}'`;
}
