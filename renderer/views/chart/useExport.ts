import { useState } from 'react';
import { failureData } from '../../../main/contract/failure';
import type { FailureData } from '../../../main/contract/failure';
import type { ChartRequest } from '../../../main/contract/figure';
import { useClient } from '../../client/client';
import { useDispatch } from '../../session/SessionProvider';
import type { ExportChoice } from './ExportDialog';

/** Folder of the study that figures go to. */
export const figureFolder = 'figures';

/** Exporting a chart as a figure: the dialog's state and the work. */
export function useExport({ path, text, parameters }: ChartRequest) {
  const { ask } = useClient();
  const dispatch = useDispatch();
  const [open, setOpen] = useState(false);
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<FailureData | null>(null);

  const exportFigure = async (choice: ExportChoice) => {
    setWorking(true);
    setFailure(null);
    try {
      const { files } = await ask('figure.export', {
        path,
        text,
        parameters,
        ...choice,
        folder: figureFolder,
      });
      setOpen(false);
      dispatch({ type: 'notice.set', notice: `Written: ${files.join(', ')}`, passing: true });
    } catch (error) {
      setFailure(failureData(error));
    } finally {
      setWorking(false);
    }
  };

  return {
    open,
    working,
    failure,
    begin: () => {
      setFailure(null);
      setOpen(true);
    },
    close: () => {
      setOpen(false);
    },
    exportFigure: (choice: ExportChoice) => void exportFigure(choice),
  };
}
