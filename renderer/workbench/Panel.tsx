import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { Badge } from '../components/Badge';
import { ErrorBoundary } from '../components/ErrorBoundary';
import { IconButton } from '../components/IconButton';
import { Sash } from '../components/Sash';
import { useDispatch, useSessionPart } from '../session/SessionProvider';
import './Panel.css';
import { useRunCommand } from './useCommands';
import { useKeysOf } from './useKeys';
import type { PanelView } from './view';
import { useViews } from './ViewsProvider';

/** The part below the editors, or at their right: results, problems. */
export function Panel() {
  const shown = useSessionPart(session => session.panel);
  const height = useSessionPart(session => session.panelHeight);
  const { panelWhole: whole, panelRight: right, panelWidth: width } = useSessionPart(({ frame }) => frame);
  const { panels } = useViews();
  const dispatch = useDispatch();
  const view = panels.find(({ id }) => id === shown);
  if (!view) return null;
  return (
    <section
      className={whole ? 'panel whole' : 'panel'}
      aria-label="Panel"
      style={{ [right ? 'width' : 'height']: whole ? '100%' : right ? width : height }}
      data-part
    >
      {!whole && (
        <Sash
          label="panel"
          orientation={right ? 'vertical' : 'horizontal'}
          size={right ? width : height}
          smallest={right ? 240 : 100}
          largest={
            right
              ? Math.max(240, Math.round(window.innerWidth - 480))
              : Math.max(100, Math.round(window.innerHeight - 220))
          }
          direction={-1}
          onResize={size => {
            if (right) dispatch({ type: 'frame.changed', change: { panelWidth: size } });
            else dispatch({ type: 'panel.resized', height: size });
          }}
        />
      )}
      <PanelHead view={view} whole={whole} />
      {panels.map(({ id, title, Component }) => (
        <div
          key={id}
          className="panel-body"
          role="tabpanel"
          id={`panel-${id}`}
          aria-labelledby={`panel-tab-${id}`}
          hidden={id !== shown}
        >
          <ErrorBoundary name={title}>
            <Component />
          </ErrorBoundary>
        </div>
      ))}
    </section>
  );
}

interface PanelHeadProps {
  readonly view: PanelView;
  readonly whole: boolean;
}

function PanelHead({ view, whole }: PanelHeadProps) {
  const { panels } = useViews();
  const dispatch = useDispatch();
  const run = useRunCommand();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = panels[(panels.indexOf(view) + step + panels.length) % panels.length];
    if (step === 0 || !next) return;
    event.preventDefault();
    dispatch({ type: 'panel.set', panel: next.id });
    document.getElementById(`panel-tab-${next.id}`)?.focus();
  };
  return (
    <div className="panel-head">
      <div className="panel-tabs" role="tablist" aria-label="Panel" onKeyDown={onKeyDown}>
        {panels.map(one => (
          <PanelTab key={one.id} view={one} selected={one === view} />
        ))}
      </div>
      <div className="panel-actions">
        {view.Actions && <view.Actions />}
        <IconButton
          icon={whole ? 'chevron-down' : 'chevron-up'}
          label={whole ? 'Restore panel' : 'Maximise panel'}
          onClick={() => {
            run('panel.maximise');
          }}
        />
        <IconButton
          icon="close"
          label="Close panel"
          keys={useKeysOf('panel.toggle')}
          onClick={() => {
            run('panel.toggle');
          }}
        />
      </div>
    </div>
  );
}

function PanelTab({ view, selected }: { readonly view: PanelView; readonly selected: boolean }) {
  const { useCount } = view;
  const count = useCount();
  const dispatch = useDispatch();
  const tab = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (selected) tab.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [selected]);
  return (
    <button
      ref={tab}
      type="button"
      role="tab"
      id={`panel-tab-${view.id}`}
      className="panel-tab"
      aria-selected={selected}
      aria-controls={`panel-${view.id}`}
      tabIndex={selected ? 0 : -1}
      onClick={() => {
        dispatch({ type: 'panel.set', panel: view.id });
      }}
    >
      <span>{view.title}</span>
      {count !== null && <Badge count={count} />}
    </button>
  );
}
