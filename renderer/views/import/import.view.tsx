import type { DialogView } from '../../workbench/view';
import { Import } from './Import';

/** Brings files into the study, and shows what would come of it before anything is written. */
export const importAssistant: DialogView = { id: 'Import', Component: Import };
