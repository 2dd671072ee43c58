import { useMemo } from 'react';
import { useAnswer } from '../client/useAnswer';
import { QuickPick } from '../components/QuickPick';
import { nameOf } from '../session/document';
import { useSessionPart } from '../session/SessionProvider';
import { fileKind } from './fileKind';
import { useOpenFile } from './useOpenFile';

const nothing = {};

interface QuickOpenProps {
  readonly onCommands: () => void;
  readonly onClose: () => void;
}

/** Any file of the study, and any shipped analysis, by name. */
export function QuickOpen({ onCommands, onClose }: QuickOpenProps) {
  const study = useSessionPart(session => session.study);
  const files = useAnswer('file.list', study ? nothing : null);
  const library = useAnswer('library.list', nothing);
  const openFile = useOpenFile();
  const items = useMemo(() => {
    const own = files.state === 'ready' ? files.value.map(({ path }) => path) : [];
    const shipped = library.state === 'ready' ? library.value : [];
    return [
      ...own.map(path => ({
        id: path,
        label: nameOf(path),
        detail: path.split('/').slice(0, -1).join('/'),
        icon: fileKind(path).icon,
      })),
      ...shipped.flatMap(({ title, files: paths }) =>
        paths.map(path => ({
          id: path,
          label: nameOf(path),
          detail: `Shipped analyses / ${title}`,
          icon: fileKind(path).icon,
        })),
      ),
    ];
  }, [files, library]);
  return (
    <QuickPick
      name="Quick open"
      placeholder="Type the name of a file, or > for commands"
      none={items.length === 0 ? 'No study is open.' : 'No file has that name.'}
      items={items}
      onPick={path => {
        onClose();
        openFile(path);
      }}
      onCommands={onCommands}
      onClose={onClose}
    />
  );
}
