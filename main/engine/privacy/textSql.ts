import { literal } from '../../contract/sql';
import type { PrivacySettings } from '../../contract/privacy';
import type { Column } from '../../contract/study';
import type { CaseLabels } from './caseLabels';

/** How the texts of one column are replaced, in SQL. */
export interface TextChange {
  /** The value to show. */
  readonly shown: string;
  /** Whether a case's name was replaced, a role's, and whether a longer text still names a case. */
  readonly anonymised: string;
  readonly banded: string;
  readonly naming: string;
}

const roleNames = ['role_band', 'role'];

/** What becomes of a column of texts, or of lists of texts; null where nothing can. */
export function textChange(
  sql: string,
  { name, type }: Column,
  { roleBands }: PrivacySettings,
  labels: CaseLabels,
): TextChange | null {
  const text = /^(VARCHAR|ENUM\(.*\))$/s.test(type);
  const bands = roleNames.includes(name.toLowerCase())
    ? new Map(Object.entries(roleBands))
    : new Map<string, string>();
  if (type === 'VARCHAR[]' && labels.size > 0) {
    const shown = `list_transform(${sql}, lambda each: ${replaced('each', labels)})`;
    return { shown, anonymised: `${shown} IS DISTINCT FROM ${sql}`, banded: 'false', naming: 'false' };
  }
  if (!text || (labels.size === 0 && bands.size === 0)) return null;
  const plain = type === 'VARCHAR' ? sql : `CAST(${sql} AS VARCHAR)`;
  const labelled = replaced(plain, labels);
  return {
    shown: replaced(labelled, bands),
    anonymised: `${labelled} IS DISTINCT FROM ${plain}`,
    banded: `${replaced(plain, bands)} IS DISTINCT FROM ${plain}`,
    naming: naming(plain, labels),
  };
}

function replaced(sql: string, replacements: ReadonlyMap<string, string>): string {
  if (replacements.size === 0) return sql;
  const entries = [...replacements].map(([from, to]) => `${literal(from)}: ${literal(to)}`);
  return `coalesce(MAP {${entries.join(', ')}}[${sql}], ${sql})`;
}

/** Shorter names are words of their own too often for a warning to be worth anything. */
const shortest = 3;

function naming(sql: string, labels: CaseLabels): string {
  const names = [...labels.keys()].filter(name => name.length >= shortest);
  if (names.length === 0) return 'false';
  const any = names.map(name => name.replace(/[^\p{L}\p{N}_ ]/gu, '\\$&')).join('|');
  const pattern = `(^|[^\\p{L}\\p{N}_])(${any})([^\\p{L}\\p{N}_]|$)`;
  const other = names.map(literal).join(', ');
  return `coalesce(${sql} NOT IN (${other}) AND regexp_matches(${sql}, ${literal(pattern)}), false)`;
}
