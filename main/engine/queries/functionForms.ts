import type { FunctionForm, FunctionParameter, SqlFunction } from '../../contract/catalogue';
import type { Row } from '../database/Session';

/** Rows of `duckdb_functions()` as functions, each once in all its forms. Rows of one function stand together. */
export function functionsOf(rows: readonly Row[]): readonly SqlFunction[] {
  const byName = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${kindOf(row)} ${String(row['function_name'])}`;
    byName.set(key, [...(byName.get(key) ?? []), row]);
  }
  return [...byName.values()].flatMap(own => {
    const [first] = own;
    if (!first) return [];
    const texts = (name: string) => own.map(row => textOf(row[name])).find(text => text !== null) ?? null;
    const { name, kind } = { name: String(first['function_name']), kind: kindOf(first) };
    return [
      {
        name,
        kind,
        purpose: texts('description') ?? '',
        example: texts('example'),
        forms: formsOf(own, kind),
      },
    ];
  });
}

function kindOf(row: Row): SqlFunction['kind'] {
  const type = String(row['function_type']);
  if (type === 'aggregate') return 'aggregate';
  return type.startsWith('table') ? 'table' : 'scalar';
}

function formsOf(rows: readonly Row[], kind: SqlFunction['kind']): readonly FunctionForm[] {
  const forms = rows.map(row => ({
    parameters: parametersOf(row, kind),
    further: textOf(row['varargs']),
    gives: textOf(row['return_type']),
  }));
  const seen = new Map(forms.map(form => [JSON.stringify(form), form]));
  return [...seen.values()];
}

/** DuckDB lists the named parameters of a table function in no order behind those by position, which have no names. */
function parametersOf(row: Row, kind: SqlFunction['kind']): readonly FunctionParameter[] {
  const names = listOf(row['parameters']).map(name => name ?? '');
  const types = listOf(row['parameter_types']);
  const nameless = names.filter(name => unnamed.test(name)).length;
  const byName = kind === 'table' && row['function_type'] === 'table';
  const parameters = names.map((name, index) => ({
    name: unnamed.test(name) ? `value${nameless === 1 ? '' : index + 1}` : name,
    type: types[index] ?? null,
    named: byName && !unnamed.test(name),
  }));
  const named = parameters.filter(one => one.named).sort((a, b) => a.name.localeCompare(b.name));
  return [...parameters.filter(one => !one.named), ...named];
}

const unnamed = /^col\d+$/;

function listOf(value: unknown): readonly (string | null)[] {
  return Array.isArray(value) ? value.map(textOf) : [];
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
