import { quoted } from '../../contract/sql';
import type { Session } from '../database/Session';

/** What each case is called in place of its names: the label by every name, id or code of it. */
export type CaseLabels = ReadonlyMap<string, string>;

const nameColumns = ['case_id', 'name', 'short_name', 'org_code'];

/** Labels for the study's cases, by `sort_order`: Trust A, Trust B, … */
export async function caseLabels(session: Session): Promise<CaseLabels> {
  const known = await session.rows(
    `SELECT column_name AS name FROM duckdb_columns()
     WHERE database_name = 'study' AND schema_name = 'main' AND table_name = 'cases'`,
  );
  const has = (column: string) => known.some(({ name }) => name === column);
  if (!has('case_id')) return new Map();
  const names = nameColumns.filter(has);
  const list = names.map(name => `CAST(${quoted(name)} AS VARCHAR) AS ${quoted(name)}`).join(', ');
  const order = has('sort_order') ? 'sort_order, case_id' : 'case_id';
  const rows = await session.rows(
    `SELECT ${list} FROM study.main.cases WHERE case_id IS NOT NULL ORDER BY ${order}`,
  );
  const labels = new Map<string, string>();
  rows.forEach((row, index) => {
    for (const name of names) {
      const text = row[name];
      // Of two cases with one name the first keeps it: neither is then shown under its own.
      if (typeof text === 'string' && text.trim() !== '' && !labels.has(text))
        labels.set(text, labelOf(index));
    }
  });
  return labels;
}

/** Trust A … Trust Z, Trust AA, … */
function labelOf(index: number): string {
  let letters = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return `Trust ${letters}`;
}

/** A text with each whole word, or run of words, that names a case replaced by its label; longer names go first. */
export function hideCases(text: string, labels: CaseLabels): string {
  if (labels.size === 0) return text;
  return text.replace(caseNames(labels), name => labels.get(name) ?? name);
}

function caseNames(labels: CaseLabels): RegExp {
  const names = [...labels.keys()].sort((first, second) => second.length - first.length).map(escaped);
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${names.join('|')})(?![\\p{L}\\p{N}_])`, 'gu');
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
