import { useMemo } from 'react';
import type { FailureData } from '../../../main/contract/failure';
import { TextEditor } from '../../adapters/monaco/TextEditor';
import type { TextAction, TextMarker } from '../../adapters/monaco/textEditorProps';
import { useDispatch, useSessionPart } from '../../session/SessionProvider';
import type { Run } from '../../session/state';
import { useDocumentText } from '../../session/useDocumentText';
import { useCommands, useRunCommand } from '../../workbench/useCommands';
import { useKeysInForce } from '../../workbench/useKeys';
import { QueryActions } from './QueryActions';
import { useCatalogue } from './useCatalogue';
import {
  explainTimedTitle,
  explainTitle,
  runStatementTitle,
  runTitle,
  useQueryCommands,
} from './useQueryCommands';
import './query.css';

const none: readonly FailureData[] = [];

/** The text of a query, with its error where it is. */
export function QueryEditor({ path }: { readonly path: string }) {
  const text = useDocumentText(path);
  const run = useSessionPart(session => session.runs[path]);
  const explained = useSessionPart(({ explained: last }) => (last?.path === path ? last : null));
  const dispatch = useDispatch();
  const command = useRunCommand();
  useCommands(useQueryCommands());
  useCatalogue(path);
  const keys = useKeysInForce('query.run');
  const statementKeys = useKeysInForce('query.runStatement');
  const findings = useSessionPart(session => session.findings[path]);
  // Beside the place of a failure stands only what was found in the text that failed.
  const isBeside = run?.failure?.place === undefined || findings?.sql === text?.value;
  const markers = useMemo(
    () => markersOf(run?.failure ?? explained?.failure, isBeside ? (findings?.failures ?? none) : none, path),
    [run?.failure, explained?.failure, findings, isBeside, path],
  );
  const actions = useMemo<readonly TextAction[]>(
    () => [
      {
        id: 'golden-thread.run',
        title: runTitle,
        ...(keys === undefined ? {} : { keys }),
        run: () => {
          command('query.run');
        },
      },
      {
        id: 'golden-thread.runStatement',
        title: runStatementTitle,
        ...(statementKeys === undefined ? {} : { keys: statementKeys }),
        run: () => {
          command('query.runStatement');
        },
      },
      {
        id: 'golden-thread.explain',
        title: explainTitle,
        run: () => {
          command('query.explain');
        },
      },
      {
        id: 'golden-thread.explainTimed',
        title: explainTimedTitle,
        run: () => {
          command('query.explainTimed');
        },
      },
      {
        id: 'golden-thread.saveAsView',
        title: 'Save as view…',
        run: () => {
          command('query.saveAsView');
        },
      },
    ],
    [command, keys, statementKeys],
  );

  if (!text) return null;
  return (
    <div className="query-editor">
      <QueryActions path={path} />
      <TextEditor
        {...text}
        language="sql"
        markers={markers}
        actions={actions}
        flash={
          (explained && explained.startedAt > (run?.startedAt ?? 0) ? explained.part : run?.part) ?? null
        }
        onChange={changed => {
          text.onChange(changed);
          if (run?.failure?.place) dispatch({ type: 'run.changed', path, run: placeless(run) });
        }}
      />
    </div>
  );
}

/** The failure of the last run, where it is in the text, and what else is found wrong with it. */
function markersOf(
  failure: FailureData | null | undefined,
  findings: readonly FailureData[],
  path: string,
): readonly TextMarker[] {
  const last = failure ? [failure] : [];
  const isLast = ({ place }: FailureData) =>
    last.some(one => one.place?.line === place?.line && one.place?.column === place?.column);
  return [...last, ...findings.filter(finding => !isLast(finding))].flatMap(({ message, place }) => {
    if (place?.line === undefined || (place.path !== undefined && place.path !== path)) return [];
    const { line, column = 1, endColumn } = place;
    return [{ severity: 'error', message, line, column, ...(endColumn === undefined ? {} : { endColumn }) }];
  });
}

/** A run whose text has changed: what failed still stands, its place does not. */
function placeless(run: Run): Run {
  const { failure } = run;
  return failure ? { ...run, failure: { code: failure.code, message: failure.message } } : run;
}
