import { ErrorBoundary } from '../components/ErrorBoundary';
import { Sash } from '../components/Sash';
import { useDispatch, useSessionPart } from '../session/SessionProvider';
import './SideBar.css';
import { useViews } from './ViewsProvider';

/** The view chosen in the activity bar. */
export function SideBar() {
  const shown = useSessionPart(session => session.sideBar);
  const width = useSessionPart(session => session.sideBarWidth);
  const right = useSessionPart(session => session.frame.sideBarRight);
  const dispatch = useDispatch();
  const view = useViews().side.find(({ id }) => id === shown);
  if (!view) return null;
  return (
    <aside className="side-bar" aria-label={view.title} style={{ width }} data-part>
      <div className="side-bar-head">
        <h2 className="side-bar-title">{view.title}</h2>
        {view.Actions && <view.Actions />}
      </div>
      <div className="side-bar-body">
        <ErrorBoundary key={view.id} name={view.title}>
          <view.Component />
        </ErrorBoundary>
      </div>
      <Sash
        label="side bar"
        orientation="vertical"
        size={width}
        smallest={160}
        largest={Math.max(160, Math.round(window.innerWidth / 2))}
        direction={right ? -1 : 1}
        onResize={size => {
          dispatch({ type: 'sideBar.resized', width: size });
        }}
      />
    </aside>
  );
}
