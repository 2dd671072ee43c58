import { useEffect, useId } from 'react';
import type { KeyboardEvent } from 'react';
import { useWindowedRows } from '../../components/useWindowedRows';
import { nameOf } from '../../session/document';
import { FileIcon } from '../../workbench/FileIcon';
import type { ImportFile } from './importing';
import { standingOf } from './standing';
import { StandingIcon, standingWords } from './StandingIcon';
import { useDesk } from './useImportDesk';

interface FileListProps {
  readonly files: readonly ImportFile[];
  readonly selected: number;
}

const rowHeight = 44;

/** The files that were brought: arrow keys go through them, Delete leaves one out or takes it in again. */
export function FileList({ files, selected }: FileListProps) {
  const desk = useDesk();
  const id = useId();
  const { scroller, first, end, page, show } = useWindowedRows(files.length, rowHeight);
  const current = files.findIndex(file => file.id === selected);
  useEffect(() => {
    scroller.current?.focus();
  }, [scroller]);
  useEffect(() => {
    show(current);
    // It is shown when it becomes another one, not whenever something is drawn.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [current]);
  const onKeyDown = (event: KeyboardEvent) => {
    const file = files[current];
    if (event.key === 'Delete' && file) desk.leaveOut(file.id, !file.leftOut);
    else {
      const next = files[moved(event.key, current, files.length, page)];
      if (!next || next === file) return;
      desk.select(next.id);
    }
    event.preventDefault();
  };
  return (
    <div
      ref={scroller}
      className="import-files"
      role="listbox"
      aria-label="Files"
      aria-activedescendant={`${id}-${current}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className="import-files-space" role="presentation" style={{ height: files.length * rowHeight }}>
        {files.slice(first, end).map((file, offset) => (
          <FileRow
            key={file.id}
            id={`${id}-${first + offset}`}
            file={file}
            selected={file.id === selected}
            position={first + offset}
            count={files.length}
          />
        ))}
      </div>
    </div>
  );
}

interface FileRowProps {
  readonly id: string;
  readonly file: ImportFile;
  readonly selected: boolean;
  readonly position: number;
  readonly count: number;
}

function FileRow({ id, file, selected, position, count }: FileRowProps) {
  const desk = useDesk();
  const standing = standingOf(file);
  return (
    <div
      id={id}
      className={selected ? 'import-file selected' : 'import-file'}
      role="option"
      aria-selected={selected}
      aria-posinset={position + 1}
      aria-setsize={count}
      title={file.name}
      style={{ top: position * rowHeight }}
      onClick={() => {
        desk.select(file.id);
      }}
    >
      <FileIcon path={file.name} />
      <span className="import-file-words">
        <span className={standing === 'leftOut' ? 'import-file-name left-out' : 'import-file-name'}>
          {nameOf(file.name)}
        </span>
        <span className="import-file-kind">{titleOf(file)}</span>
      </span>
      <StandingIcon standing={standing} />
      <span className="unseen">{standingWords[standing]}</span>
    </div>
  );
}

/** What a file is, as far as that is known, and the folder it was in. */
function titleOf({ step, inspection, sent, bytes, name }: ImportFile): string {
  const folder = name.split('/').slice(0, -1).join('/');
  const where = folder === '' ? '' : ` · ${folder}`;
  if (inspection) return `${inspection.title}${where}`;
  if (step === 'sending' && bytes > 0) return `${Math.round((sent / bytes) * 100)} % brought in`;
  return step === 'failed'
    ? 'Could not be read'
    : step === 'recognising'
      ? 'Being recognised'
      : `Waiting${where}`;
}

function moved(key: string, current: number, count: number, page: number): number {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + page,
    PageUp: current - page,
    Home: 0,
    End: count - 1,
  };
  return Math.max(0, Math.min(count - 1, steps[key] ?? current));
}
