import { aeMonthly } from './aeMonthly.layout';
import { aeTidy } from './aeTidy.layout';
import { cancerProvider } from './cancerProvider.layout';
import { cqcRatings } from './cqcRatings.layout';
import { fft } from './fft.layout';
import type { Layout } from './layout';
import { matrix } from './matrix.layout';
import { nominations } from './nominations.layout';
import { rttFull } from './rttFull.layout';
import { shmiNew, shmiOld } from './shmi.layout';

/** Every layout that can be told from its headings or asked for, one line each. */
export const layouts: readonly Layout[] = [
  aeMonthly,
  aeTidy,
  rttFull,
  shmiOld,
  shmiNew,
  cqcRatings,
  cancerProvider,
  fft,
  nominations,
  matrix,
];

/** Whether there is a layout of that id. */
export function isLayout(id: string): boolean {
  return layouts.some(layout => layout.id === id);
}

/** The ids of all layouts, for messages. */
export function layoutNames(): string {
  return layouts.map(({ id }) => id).join(', ');
}
