import { useState } from 'react';
import { Codicon } from '../components/Codicon';
import { useSessionPart } from '../session/SessionProvider';
import './ActivityBar.css';
import { SettingsMenu } from './SettingsMenu';
import { useRunCommand } from './useCommands';
import { useKeysOf } from './useKeys';
import type { SideView } from './view';
import { useViews } from './ViewsProvider';

/** A button for each view of the side bar, and one for settings. */
export function ActivityBar() {
  const { side } = useViews();
  const [menu, setMenu] = useState(false);
  return (
    <nav className="activity-bar" aria-label="Activity bar" data-part>
      {side.map(view => (
        <ViewButton key={view.id} view={view} />
      ))}
      <div className="activity-bottom">
        <button
          type="button"
          className="activity"
          aria-label="Settings"
          title="Settings"
          aria-haspopup="menu"
          aria-expanded={menu}
          onClick={() => {
            setMenu(true);
          }}
        >
          <Codicon name="settings-gear" />
        </button>
        {menu && (
          <SettingsMenu
            onClose={() => {
              setMenu(false);
            }}
          />
        )}
      </div>
    </nav>
  );
}

function ViewButton({ view }: { readonly view: SideView }) {
  const shown = useSessionPart(session => session.sideBar === view.id);
  const run = useRunCommand();
  const keys = useKeysOf(`view.${view.id}`);
  return (
    <button
      type="button"
      className="activity"
      aria-label={view.title}
      aria-pressed={shown}
      title={keys === undefined ? view.title : `${view.title} (${keys})`}
      onClick={() => {
        run(shown ? 'sideBar.toggle' : `view.${view.id}`);
      }}
    >
      <Codicon name={view.icon} />
    </button>
  );
}
