/** One figure of the benchmark, beside what it should be. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Null for a figure that is only reported. */
  readonly target: { readonly most?: number; readonly least?: number } | null;
  /** What the value is made of. */
  readonly detail: string;
}

/** The middle value. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export function meets({ value, target }: Figure): boolean | null {
  if (!target) return null;
  return value <= (target.most ?? Infinity) && value >= (target.least ?? -Infinity);
}

/** Milliseconds that the work took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Does two things in turn, several times: the machine's own swings then touch both alike. */
export async function paired(
  rounds: number,
  one: () => Promise<number>,
  other: () => Promise<number>,
): Promise<readonly (readonly [number, number])[]> {
  const pairs: (readonly [number, number])[] = [];
  for (let round = 0; round < rounds; round++) pairs.push([await one(), await other()]);
  return pairs;
}

export function rounded(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: value < 10 ? 2 : 0 });
}

/** The figures as a table for a terminal. */
export function asTable(figures: readonly Figure[]): string {
  const rows = figures.map(figure => {
    const { target } = figure;
    const wanted = !target
      ? ''
      : target.most === undefined
        ? `≥ ${rounded(target.least ?? 0)}`
        : `≤ ${rounded(target.most)}`;
    const verdict = { true: 'met', false: 'missed', null: '' }[String(meets(figure))] ?? '';
    return [figure.name, `${rounded(figure.value)} ${figure.unit}`, wanted, verdict, figure.detail];
  });
  const head = ['what', 'value', 'target', '', 'of which'];
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map(row => row[column]?.length ?? 0)));
  return all
    .map(row =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
