import { expect, test } from 'vitest';
import { contrast, paletteColours } from '../../../main/contract/caseMarks';
import { inks } from '../../../main/engine/charts/chartTheme';

test.each(['contrast-light', 'contrast-dark'] as const)('a chart in %s has texts of 7 to 1', theme => {
  const { background, strong, foreground, muted, axis } = inks[theme];
  for (const ink of [strong, foreground, muted, axis])
    expect(contrast(ink, background)).toBeGreaterThanOrEqual(7);
  for (const colour of paletteColours(theme))
    expect(contrast(colour, background)).toBeGreaterThanOrEqual(4.5);
});
