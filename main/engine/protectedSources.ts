import type { PrivacyRecord, PrivacySettings } from '../contract/privacy';
import { quoted } from '../contract/sql';
import type { CaseSummary } from '../contract/study';
import { columnKind } from './arrow/columnKind';
import { chartQuery, chartSources } from './chartSources';
import type { ChartSources } from './charts/chartSources';
import { applyPrivacy } from './privacy/applyPrivacy';
import { caseLabels } from './privacy/caseLabels';
import type { CaseLabels } from './privacy/caseLabels';
import { hideIn } from './privacy/hideIn';
import { mergeRecords } from './privacy/mergeRecords';
import type { Result } from './queries/Result';
import type { Workspace } from './Workspace';

/** What figures are drawn from: as for charts, under the study's privacy settings. */
export async function protectedSources(workspace: Workspace): Promise<ChartSources> {
  const sources = chartSources(workspace);
  const open = workspace.current();
  const { privacy } = open.study.summary;
  if (privacy === null) return sources;
  const labels = await labelsOf(workspace, privacy);
  const records: PrivacyRecord[] = [];
  return {
    ...sources,
    cases: sources.cases.map(each => labelled(each, labels)),
    protection: {
      hide: part => hideIn(part, labels),
      guardsCounts: privacy.smallestCount !== null || privacy.roundTo !== null,
      record: () => mergeRecords(privacy, records),
    },
    query: (query, signal) =>
      chartQuery(open, query, signal, (result, stop) => guarded(result, privacy, labels, records, stop)),
  };
}

async function labelsOf(workspace: Workspace, { anonymiseCases }: PrivacySettings): Promise<CaseLabels> {
  if (!anonymiseCases) return new Map();
  const session = await workspace.current().study.database.session();
  try {
    return await caseLabels(session);
  } finally {
    session.close();
  }
}

/** A case under its label, in its own colour. */
function labelled(each: CaseSummary, labels: CaseLabels): CaseSummary {
  const label = labels.get(each.id);
  return label === undefined ? each : { ...each, id: label, name: label, shortName: label };
}

/** A result's protected rows in place of its own; the tables end with its connection. */
async function guarded(
  { session, named }: Result,
  privacy: PrivacySettings,
  labels: CaseLabels,
  records: PrivacyRecord[],
  signal: AbortSignal,
) {
  const { record, ...rows } = await applyPrivacy(session, named.sql, named.columns, privacy, labels, signal);
  records.push(record);
  const guardCounts = async (sql: string, counts: readonly string[], stop: AbortSignal) => {
    const described = await session.rows(`DESCRIBE ${sql}`, { signal: stop });
    const columns = described.map(row => {
      const type = String(row['column_type']);
      return { name: String(row['column_name']), type, kind: columnKind(type) };
    });
    const counted = await applyPrivacy(
      session,
      sql,
      columns,
      { ...privacy, counts, roleBands: {} },
      new Map(),
      stop,
    );
    records.push(counted.record);
    const list = columns
      .map(({ name }, index) => `${quoted(`column ${index}`)} AS ${quoted(name)}`)
      .join(', ');
    return `SELECT ${list} FROM ${quoted(counted.table)} ORDER BY rowid`;
  };
  return { table: rows.table, fields: rows.fields, columns: rows.columns, guardCounts };
}
