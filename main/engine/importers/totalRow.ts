/** What the first text of a row is when the row sums up others; as a pattern that DuckDB reads too, for small letters. */
export const totalPattern =
  '^\\s*((grand |sub-?|overall )?totals?\\b.*|(england|all trusts)( totals?)?)\\s*$';

/** What to say of rows that sum up others. */
export function totalNote(count: number, where: string): string {
  const [rows, was, it] =
    count === 1 ? ['One row looks', 'was', 'it'] : [`${count} rows look`, 'were', 'them'];
  return `${rows} like a total (${where}) and ${was} loaded like the others. Leave ${it} out with where: in study.yaml, or sums count twice.`;
}
