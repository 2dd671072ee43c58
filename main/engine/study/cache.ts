import { literal } from '../../contract/sql';
import { Database } from '../database/Database';

/** Raised whenever what is kept in the cache changes its meaning; an older cache is then built anew. */
export const cacheVersion = '3';

const schema = `
  CREATE SCHEMA IF NOT EXISTS study.files;
  CREATE SCHEMA IF NOT EXISTS study.golden_thread;
  CREATE TABLE IF NOT EXISTS study.golden_thread.version (version VARCHAR);
  CREATE TABLE IF NOT EXISTS study.golden_thread.loads (
    path VARCHAR, table_name VARCHAR, sha256 VARCHAR, bytes BIGINT, rows BIGINT, rejected_rows BIGINT,
    filtered_rows BIGINT, loaded_at TIMESTAMP, modified VARCHAR, recipe VARCHAR, notes VARCHAR[],
    first_line BIGINT);
  CREATE TABLE IF NOT EXISTS study.golden_thread.rejects (
    file VARCHAR, line BIGINT, "column" VARCHAR, value VARCHAR, reason VARCHAR, table_name VARCHAR);
  CREATE TABLE IF NOT EXISTS study.golden_thread.misfits (
    table_name VARCHAR, part VARCHAR, row BIGINT, file VARCHAR, line BIGINT, "column" VARCHAR, value VARCHAR,
    reason VARCHAR);
  CREATE TABLE IF NOT EXISTS study.golden_thread.unchecked (changed BOOLEAN);
  CREATE VIEW IF NOT EXISTS study.main.rejects AS
    SELECT DISTINCT file, line, "column", value, reason FROM
      (SELECT file, line, "column", value, reason FROM study.golden_thread.rejects UNION ALL
       SELECT file, line, "column", value, reason FROM study.golden_thread.misfits)
    ORDER BY file, line, "column";
  CREATE VIEW IF NOT EXISTS study.main.sources AS
    SELECT path, table_name, sha256, bytes, rows - coalesce(misfits, 0) AS rows,
      rejected_rows + coalesce(misfits, 0) AS rejected_rows, filtered_rows, loaded_at
    FROM study.golden_thread.loads LEFT JOIN
      (SELECT file AS path, table_name, count(DISTINCT (part, row)) AS misfits FROM study.golden_thread.misfits GROUP BY ALL)
      USING (path, table_name)
    ORDER BY table_name, path;`;

/** Makes the tables that the study keeps about itself. False when the cache is of another version. */
export async function prepareCache(database: Database): Promise<boolean> {
  const version = `${cacheVersion} ${Database.version}`;
  const session = await database.session();
  try {
    await session.run(schema);
    const rows = await session.rows('SELECT version FROM study.golden_thread.version');
    if (rows.length === 0)
      await session.run(`INSERT INTO study.golden_thread.version VALUES (${literal(version)})`);
    return rows.length === 0 || rows[0]?.['version'] === version;
  } finally {
    session.close();
  }
}
