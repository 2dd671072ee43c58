import { failureData } from '../../../main/contract/failure';
import type { Dialogs } from '../../components/Dialogs';
import type { SessionStore } from '../../session/SessionStore';
import type { Command } from '../../workbench/commands';
import type { ImportDesk } from './ImportDesk';

/** Commands on imports, from wherever a person stands. */
export function importCommands(desk: ImportDesk, store: SessionStore, dialogs: Dialogs): readonly Command[] {
  return [
    {
      id: 'import.files',
      title: 'Import files…',
      category: 'Study',
      keys: 'Mod+Shift+D',
      hindrance: () => (store.get().study ? null : 'Open a study first, or make a new one.'),
      run: desk.open,
    },
    {
      id: 'import.undo',
      title: 'Undo import',
      category: 'Study',
      hindrance: () => (desk.undoable() ? null : 'Nothing was imported since the study was opened.'),
      run: async () => {
        try {
          await desk.undo();
          const notice = 'The import was undone: its files and tables are gone from the study.';
          store.dispatch({ type: 'notice.set', notice, passing: true });
        } catch (error) {
          await dialogs.fail('The import could not be undone', failureData(error).message);
        }
      },
    },
  ];
}
