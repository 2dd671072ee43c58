import type { ImportChoices } from '../../contract/importing';
import { importers } from '../importers';
import { layouts } from '../importers/layouts';
import { readers } from '../importers/readers';
import { tableRules } from '../study/rules';
import { rowsAre, studyTables } from '../study/studyTables';
import type { Study } from '../study/Study';

/** What may be chosen for a file that is imported into the study. */
export function importChoices({ summary }: Study): ImportChoices {
  const tables = Object.entries(studyTables).filter(([name]) => name !== 'turns');
  return {
    tables: tables.map(([name, columns]) => ({
      name,
      row: rowsAre[name] ?? '',
      columns: Object.entries(columns).map(([column, type]) => ({
        name: column,
        type,
        required: tableRules[name]?.key?.includes(column) === true,
      })),
    })),
    layouts: layouts.map(({ id, title, table }) => ({ id, title, table })),
    cases: summary.cases.map(({ id, name }) => ({ id, name })),
    extensions: [...new Set([...importers, ...readers].flatMap(({ extensions }) => extensions))].sort(),
  };
}
