import { asTable } from './figures';
import type { Figure } from './figures';
import { engineFigures } from './engineFigures';
import { windowFigures } from './windowFigures';

/** Runs the benchmark and prints it, as a table or as JSON. */
export async function bench(asJson: boolean): Promise<void> {
  const figures: readonly Figure[] = [...(await windowFigures()), ...(await engineFigures())];
  const text = asJson ? JSON.stringify(figures, null, 2) : asTable(figures);
  process.stdout.write(`${text}\n`);
}
