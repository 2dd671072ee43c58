import { useEffect, useMemo, useRef, useState } from 'react';
import { nameOf } from '../../session/document';
import { ParameterInputs } from '../../components/ParameterInputs';
import { useDispatch, useSessionPart } from '../../session/SessionProvider';
import { useChoices } from '../../session/useChoices';
import type { Command } from '../../workbench/commands';
import { useCommands } from '../../workbench/useCommands';
import { useDocuments } from '../../workbench/useDocuments';
import { ChartPicture } from './ChartPicture';
import { chartQuery } from './chartQuery';
import { ChartSplit } from './ChartSplit';
import { ChartText } from './ChartText';
import { ChartToolbar } from './ChartToolbar';
import { exportCommand } from './exportCommand';
import { ExportDialog } from './ExportDialog';
import { useChartLayout } from './useChartLayout';
import { useChartParameters } from './useChartParameters';
import { figureFolder, useExport } from './useExport';
import { usePreparedChart } from './usePreparedChart';
import './chart.css';

/** A chart: its specification beside its picture. */
export function ChartEditor({ path }: { readonly path: string }) {
  const text = useSessionPart(session => session.documents[path]?.text ?? '');
  const theme = useSessionPart(session => session.theme);
  const dispatch = useDispatch();
  const documents = useDocuments();
  const layout = useChartLayout();
  const query = useMemo(() => chartQuery(text, path), [text, path]);
  const parameters = useChartParameters(path, query);
  const offered = useChoices(parameters.declared);
  const request = { path, text, parameters: parameters.given, theme };
  const state = usePreparedChart(request);
  const exporting = useExport(request);
  useExportCommand(path, state.ready !== null, exporting.begin);
  const { path: queryPath } = query;

  return (
    <div className="chart-editor">
      <ChartToolbar
        layout={layout}
        onOpenQuery={queryPath === null ? null : () => void documents.open(queryPath)}
        onExport={exporting.begin}
        canExport={state.ready !== null}
        synthetic={state.ready?.prepared.lineage.synthetic === true}
      />
      {parameters.declared.length > 0 && (
        <div className="chart-parameters">
          <ParameterInputs
            parameters={parameters.declared}
            offered={offered}
            values={parameters.values}
            onChange={(name, value) => {
              dispatch({ type: 'parameter.set', path, name, value });
            }}
          />
        </div>
      )}
      <ChartSplit
        layout={layout}
        text={<ChartText path={path} failure={state.failure} />}
        picture={<ChartPicture path={path} state={state} />}
      />
      {exporting.open && state.ready && (
        <ExportDialog
          name={nameOf(path).replace(/\.vl\.json$/i, '')}
          size={state.ready.prepared.size}
          folder={figureFolder}
          working={exporting.working}
          failure={exporting.failure}
          onExport={exporting.exportFigure}
          onClose={exporting.close}
        />
      )}
    </div>
  );
}

const none: readonly Command[] = [];

/** Offers the export of this chart, unless another one has the focus. */
function useExportCommand(path: string, drawn: boolean, begin: () => void): void {
  const offered = useSessionPart(({ active }) => active === path || active?.endsWith('.vl.json') !== true);
  const latest = useRef({ drawn, begin });
  useEffect(() => {
    latest.current = { drawn, begin };
  });
  const [commands] = useState<readonly Command[]>(() => [
    {
      ...exportCommand,
      hindrance: () => (latest.current.drawn ? null : 'There is no chart to export yet.'),
      run: () => {
        latest.current.begin();
      },
    },
  ]);
  useCommands(offered ? commands : none);
}
