import { useRef } from 'react';
import { failureData } from '../../../main/contract/failure';
import { Button } from '../../components/Button';
import { chosen } from './broughtFiles';
import { useDesk } from './useImportDesk';

/** Buttons that let a person choose files, or a folder with all that is in it. */
export function ChooseFiles({ primary = false }: { readonly primary?: boolean }) {
  return (
    <>
      <Chooser label={primary ? 'Choose files…' : 'Add files…'} primary={primary} folder={false} />
      <Chooser label={primary ? 'Choose a folder…' : 'Add a folder…'} folder />
    </>
  );
}

interface ChooserProps {
  readonly label: string;
  readonly primary?: boolean;
  readonly folder: boolean;
}

function Chooser({ label, primary = false, folder }: ChooserProps) {
  const desk = useDesk();
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null) => {
    try {
      void desk.bring(chosen(files ?? []));
    } catch (error) {
      desk.fail(failureData(error));
    }
  };
  return (
    <>
      <Button
        label={label}
        icon={folder ? 'folder-opened' : 'new-file'}
        primary={primary}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        multiple
        className="import-input"
        tabIndex={-1}
        aria-label={label}
        {...(folder ? { webkitdirectory: '' } : {})}
        onChange={event => {
          take(event.target.files);
          // The same files may be chosen again after they were changed.
          event.target.value = '';
        }}
      />
    </>
  );
}
