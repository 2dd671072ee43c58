const words = (text: string) => text.split(/\s*,\s*|\s*\n\s*/).filter(Boolean);

/** Words that a statement begins with. */
export const starting =
  words(`select, from, with, with recursive, create temp table, create temp view, explain, describe,
  summarize, show tables, values, pivot, unpivot, copy, set, insert into, update, delete from, drop table, create macro`);

/** Words that go on behind something complete: a term, a table, a condition. */
export const following =
  words(`and, anti join, as, asc, asof join, between, by, collate, cross join, desc, else, end, escape,
  except, exclude, filter, from, full join, group by, having, ilike, in, inner join, intersect, is, is not null, is null,
  join, left join, like, limit, natural join, not, nulls first, nulls last, offset, on, or, order by, over, partition by,
  positional join, qualify, rename, replace, returning, right join, select, semi join, set, similar to, tablesample, then,
  to, union, union all, union all by name, using, using sample, where, when, window, within group`);

/** Words that a term may begin with. */
export const leading =
  words(`all, any, case, cast, columns, current_date, current_timestamp, distinct, exists, extract,
  false, from, interval, lambda, not, null, order by, partition by, select, true, try_cast, unpack, when`);

/** Words behind FROM and JOIN beside tables. */
export const beforeTables = words('lateral, select, values');

/** Types that people cast to. */
export const types =
  words(`BIGINT, BLOB, BOOLEAN, DATE, DECIMAL, DOUBLE, FLOAT, HUGEINT, INTEGER, INTERVAL, JSON, SMALLINT,
  TIME, TIMESTAMP, TIMESTAMPTZ, TINYINT, UUID, VARCHAR`);
