import { useEffect, useRef, useState } from 'react';
import { failureData } from '../../../main/contract/failure';
import { useDispatch, useSessionPart } from '../../session/SessionProvider';
import { walk } from './broughtFiles';
import type { Entry } from './broughtFiles';
import type { ImportDesk } from './ImportDesk';

/** Takes files that are dropped anywhere on the window; whether some are held over it now. */
export function useFileDrop(desk: ImportDesk): boolean {
  const [dragging, setDragging] = useState(false);
  const dispatch = useDispatch();
  const open = useSessionPart(session => session.study !== null);
  const depth = useRef(0);
  useEffect(() => {
    const drop = async (transfer: DataTransfer) => {
      const hindrance = !open ? noStudy : desk.get().stage === 'importing' ? importing : null;
      if (hindrance !== null) {
        dispatch({ type: 'notice.set', notice: hindrance });
        return;
      }
      // The entries are there only during the event itself, so they are taken before anything is waited for.
      const entries = [...transfer.items].flatMap(item => entryOf(item) ?? []);
      try {
        await desk.bring(await walk(entries));
      } catch (error) {
        desk.fail(failureData(error));
      }
    };
    const handlers = fileHandlers(depth, setDragging, transfer => void drop(transfer));
    for (const [name, handle] of handlers) window.addEventListener(name, handle, { capture: true });
    return () => {
      for (const [name, handle] of handlers) window.removeEventListener(name, handle, { capture: true });
    };
  }, [desk, dispatch, open]);
  return dragging;
}

/** A file that no file system stands behind (an attachment dragged out of a mail) is only a file. */
function entryOf(item: DataTransferItem): Entry | null {
  const entry = item.webkitGetAsEntry();
  const file = entry ? null : item.getAsFile();
  if (!file) return entry;
  return {
    isFile: true,
    name: file.name,
    file: take => {
      take(file);
    },
  };
}

const noStudy = 'Open a study first, or make a new one; then drop the files again.';
const importing = 'An import is being written. Drop the files again when it has ended.';

type Handler = readonly ['dragenter' | 'dragover' | 'dragleave' | 'drop', (event: DragEvent) => void];

/** Handlers of what concerns files; tabs and texts that are dragged go their own way. */
function fileHandlers(
  depth: { current: number },
  setDragging: (dragging: boolean) => void,
  drop: (transfer: DataTransfer) => void,
): readonly Handler[] {
  const ours =
    (handle: (transfer: DataTransfer) => void) =>
    (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      event.stopPropagation();
      handle(event.dataTransfer);
    };
  const over = (change: number) => {
    depth.current = Math.max(0, depth.current + change);
    setDragging(depth.current > 0);
  };
  return [
    ['dragenter', ours(() => over(1))],
    ['dragleave', ours(() => over(-1))],
    [
      'dragover',
      ours(transfer => {
        transfer.dropEffect = 'copy';
      }),
    ],
    [
      'drop',
      ours(transfer => {
        over(-depth.current);
        if (!isBlocked()) drop(transfer);
      }),
    ],
  ];
}

/** A question that stands open in another dialog comes first. */
function isBlocked(): boolean {
  return document.querySelector('dialog[open]:not(.whole)') !== null;
}
