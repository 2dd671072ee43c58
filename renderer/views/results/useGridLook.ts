import { useMemo } from 'react';
import { settings } from '../../../main/contract/declaredSettings';
import type { GridLook } from '../../adapters/grid/DataGridProps';
import { useSetting } from '../../session/useSetting';

const heights = { compact: 24, comfortable: 32 };

/** How rows are to be shown; the same object until something of it changes. */
export function useGridLook(): GridLook {
  const density = useSetting(settings.density);
  const nullText = useSetting(settings.nullText);
  const thousands = useSetting(settings.thousands);
  const dates = useSetting(settings.dates);
  return useMemo(
    () => ({ rowHeight: heights[density], nullText, thousands, dates }),
    [density, nullText, thousands, dates],
  );
}
