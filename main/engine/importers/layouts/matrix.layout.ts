import { literal, quoted } from '../../../contract/sql';
import { lineColumn } from '../importer';
import { numberOf, textOf } from './cells';
import type { Layout } from './layout';

const line = quoted(lineColumn);

/** A matrix of ties: its first column names the senders, its other headings the receivers. Only on asking. */
export const matrix: Layout = {
  id: 'matrix',
  title: 'Matrix of ties',
  table: 'ties',
  recognise: () => null,
  select(source, columns) {
    const [sender, ...receivers] = columns.filter(name => name !== lineColumn);
    if (sender === undefined) return `SELECT * FROM ${source}`;
    const ties = receivers.map(
      receiver => `SELECT ${textOf(sender)} AS from_actor, ${literal(receiver)} AS to_actor, ${numberOf(receiver)} AS weight,
        CAST(NULL AS VARCHAR) AS kind, ${line}
      FROM ${source} WHERE ${textOf(sender)} IS NOT NULL AND ${numberOf(receiver)} <> 0`,
    );
    return ties.length > 0
      ? ties.join('\nUNION ALL\n')
      : `SELECT ${textOf(sender)} AS from_actor, NULL AS to_actor, NULL AS weight, NULL AS kind, ${line} FROM ${source} WHERE false`;
  },
  leftOut(source, columns) {
    const [sender, ...receivers] = columns.filter(name => name !== lineColumn);
    if (sender === undefined) return null;
    const nameless = `SELECT ${line}, ${literal(sender)} AS "column", CAST(NULL AS VARCHAR) AS value,
      'A row of the matrix without a name' AS reason FROM ${source} WHERE ${textOf(sender)} IS NULL`;
    const unread = receivers.map(
      receiver => `SELECT ${line}, ${literal(receiver)}, ${textOf(receiver)}, 'No number, so no tie'
      FROM ${source} WHERE ${textOf(sender)} IS NOT NULL AND ${textOf(receiver)} IS NOT NULL AND ${numberOf(receiver)} IS NULL`,
    );
    return [nameless, ...unread].join('\nUNION ALL\n');
  },
};
