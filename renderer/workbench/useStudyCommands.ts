import { useEffect, useMemo } from 'react';
import { useClient } from '../client/client';
import type { Client } from '../client/client';
import { useDialogs } from '../components/Dialogs';
import type { Dialogs } from '../components/Dialogs';
import { useDispatch } from '../session/SessionProvider';
import type { StudyKeeper } from '../session/StudyKeeper';
import { failureData } from '../../main/contract/failure';
import type { Command } from './commands';
import { useCommands } from './useCommands';

/** Offers the commands on studies as wholes, and opens the study that a second start of the program named. */
export function useStudyCommands(keeper: StudyKeeper): void {
  const client = useClient();
  const dialogs = useDialogs();
  const dispatch = useDispatch();
  useEffect(() => {
    client.onStudyNamed(folder => void keeper.open(folder));
  }, [client, keeper]);
  useCommands(
    useMemo(() => studyCommands(client, dialogs, keeper, dispatch), [client, dialogs, keeper, dispatch]),
  );
}

function studyCommands(
  client: Client,
  dialogs: Dialogs,
  keeper: StudyKeeper,
  dispatch: ReturnType<typeof useDispatch>,
): readonly Command[] {
  return [
    {
      id: 'study.open',
      title: 'Open study…',
      category: 'Study',
      keys: 'Mod+O',
      run: async () => {
        const folder = await chooseFolder(client, dialogs, 'Open study', 'Open');
        if (folder === null) return;
        // The other window has come forward.
        if (client.desktop && (await client.desktop('window.elsewhere', { study: folder }))) return;
        const failure = await keeper.open(folder);
        if (failure) await dialogs.fail('The study could not be opened', failure.message);
      },
    },
    ...windowCommands(client),
    {
      id: 'study.reload',
      title: 'Reload from disk',
      category: 'Study',
      run: async () => {
        try {
          await client.ask('study.reload', {});
        } catch (error) {
          await dialogs.fail('The study could not be reloaded', failureData(error).message);
        }
      },
    },
    {
      id: 'study.new',
      title: 'New study…',
      category: 'Study',
      run: async () => {
        const folder = await chooseFolder(client, dialogs, 'Folder for the new study', 'Choose');
        if (folder === null) return;
        const asked = { title: 'New study', label: 'Title of the study', value: '', confirm: 'Create' };
        const title = await dialogs.askText(asked);
        if (title === null) return;
        try {
          const created = await client.ask('study.create', { folder, title });
          await keeper.open(created.folder);
        } catch (error) {
          await dialogs.fail('The study could not be made', failureData(error).message);
        }
      },
    },
    exportCommand(client, dialogs, 'qdpx', 'Export coding as a REFI-QDA project…'),
    exportCommand(client, dialogs, 'qdc', 'Export the codebook as REFI-QDA…'),
    {
      id: 'help.about',
      title: 'About Golden Thread',
      category: 'Help',
      run: async () => {
        const versions = await client.ask('engine.about', {});
        const lines = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
        await dialogs.tell('About Golden Thread', lines.join('\n'));
      },
    },
    {
      id: 'notice.dismiss',
      title: 'Dismiss notification',
      category: 'View',
      run: () => {
        dispatch({ type: 'notice.set', notice: null });
      },
    },
  ];
}

function windowCommands({ desktop }: Client): readonly Command[] {
  const hindrance = () =>
    desktop
      ? null
      : 'In a browser, open the same address in another tab: both show the one study that is served.';
  return [
    {
      id: 'window.new',
      title: 'New window',
      category: 'File',
      keys: 'Mod+Shift+N',
      hindrance,
      run: async () => {
        await desktop?.('window.new', { study: null });
      },
    },
    {
      id: 'study.openInNewWindow',
      title: 'Open study in new window…',
      category: 'Study',
      hindrance,
      run: async () => {
        const study = await desktop?.('dialog.folder', { title: 'Open study in new window' });
        if (study) await desktop?.('window.new', { study });
      },
    },
  ];
}

/** Writes the study's coding for other coding tools, and says what they will not find in it. */
function exportCommand(client: Client, dialogs: Dialogs, format: 'qdpx' | 'qdc', title: string): Command {
  return {
    id: `study.export.${format}`,
    title,
    category: 'Study',
    run: async () => {
      const message =
        'For NVivo, MAXQDA, ATLAS.ti and other coding tools, under the study’s privacy settings.';
      const asked = {
        title: title.replace('…', ''),
        message,
        label: 'File in the study',
        value: `exports/coding.${format}`,
        confirm: 'Export',
      };
      const path = await dialogs.askText(asked);
      if (path === null) return;
      try {
        const { notes } = await client.ask('study.export', { format, path });
        await dialogs.tell('The coding was exported', [`It is in ${path}.`, ...notes].join('\n'));
      } catch (error) {
        await dialogs.fail('The coding could not be exported', failureData(error).message);
      }
    },
  };
}

/** In the desktop its own dialog; in a browser, which cannot show the engine's folders, a field for the path. */
async function chooseFolder(
  { desktop }: Client,
  dialogs: Dialogs,
  title: string,
  confirm: string,
): Promise<string | null> {
  if (desktop) return desktop('dialog.folder', { title });
  const message = 'The path of the folder on the computer that runs Golden Thread.';
  return dialogs.askText({ title, message, label: 'Folder', value: '', confirm });
}
