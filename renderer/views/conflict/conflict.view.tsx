import type { DialogView } from '../../workbench/view';
import { ConflictDialog } from './ConflictDialog';

/** Shows a text that could not be saved beside what its file holds now. */
export const conflict: DialogView = { id: 'Conflict', Component: ConflictDialog };
