import type { ImportPlan, ImportPreview, Inspection } from '../../../main/contract/importing';

/** A column of the file, and the one of the preview that it became. */
export interface FileColumn {
  /** As the file names it. */
  readonly source: string;
  readonly type: string;
  /** Index among the columns of the preview. */
  readonly index: number;
}

/** The columns that the file gave, by the plan that the preview is about. */
export function columnsOf(
  { columns, unfilled }: ImportPreview,
  plan: ImportPlan,
  inspection: Inspection | null,
): readonly FileColumn[] {
  const names = inspection?.parts.flatMap(part => part.columns) ?? [];
  return columns.flatMap(({ name, type }, index) => {
    const source = plan.columns[name] ?? names.find(one => one.toLowerCase() === name.toLowerCase());
    // A column may be empty because the file lacks it, or because none of its values could be loaded.
    if (source === undefined && unfilled.includes(name)) return [];
    return [{ source: source ?? name, type, index }];
  });
}

const mostExamples = 3;

/** The first values of a column that are not alike. */
export function examplesOf({ rows }: ImportPreview, index: number): string {
  const values = new Set(rows.map(row => row[index] ?? null).filter(value => value !== null));
  return [...values].slice(0, mostExamples).join(', ');
}
