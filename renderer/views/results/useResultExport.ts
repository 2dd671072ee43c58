import { useState } from 'react';
import type { SavedResult, TableFormat } from '../../../main/contract/exporting';
import { failureData } from '../../../main/contract/failure';
import type { FailureData } from '../../../main/contract/failure';
import type { Arranged } from '../../../main/contract/result';
import { useClient } from '../../client/client';
import { useDispatch } from '../../session/SessionProvider';

/** Exporting the rows shown, in their order; `onDone` is called when its file is there. */
export function useResultExport(arranged: Arranged, onDone: () => void) {
  const { ask } = useClient();
  const dispatch = useDispatch();
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<FailureData | null>(null);
  const save = async (path: string, format: TableFormat) => {
    setWorking(true);
    setFailure(null);
    try {
      const request = { ...arranged, format, path, purpose: 'export' } as const;
      const saved = await ask('result.save', request);
      onDone();
      dispatch({ type: 'notice.set', notice: noticeOf(saved), passing: true });
    } catch (error) {
      setFailure(failureData(error));
    } finally {
      setWorking(false);
    }
  };
  return { working, failure, save: (path: string, format: TableFormat) => void save(path, format) };
}

function noticeOf({ files, privacy }: SavedResult): string {
  const written = `Written: ${files.join(', ')}`;
  const suppressed = privacy?.suppressed_values ?? 0;
  const naming = privacy?.texts_naming_cases ?? 0;
  return [
    written,
    ...(suppressed > 0 ? [`${suppressed.toLocaleString('en-GB')} counts suppressed`] : []),
    ...(naming > 0 ? [`${naming.toLocaleString('en-GB')} longer texts still name a case`] : []),
  ].join('; ');
}
