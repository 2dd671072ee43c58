import { Codicon } from '../components/Codicon';
import { IconButton } from '../components/IconButton';
import { useSessionPart } from '../session/SessionProvider';
import { Mark } from './Mark';
import './TitleBar.css';
import { useRunCommand } from './useCommands';
import { useKeysOf } from './useKeys';

/** The bar at the top: the mark, the study's name that opens any of its files, and what is shown around the editors. */
export function TitleBar() {
  const name = useSessionPart(session => session.study?.title ?? null);
  const sideBar = useSessionPart(session => session.sideBar !== null);
  const side = useSessionPart(session => (session.frame.sideBarRight ? 'right' : 'left'));
  const panel = useSessionPart(session => session.panel !== null);
  const run = useRunCommand();
  const quickOpen = useKeysOf('quickOpen.show');
  return (
    <header className="title-bar">
      <Mark size={18} />
      <button
        type="button"
        className="command-centre"
        aria-label={name === null ? 'Go to file' : `Go to file in ${name}`}
        title={quickOpen === undefined ? 'Go to file' : `Go to file (${quickOpen})`}
        onClick={() => {
          run('quickOpen.show');
        }}
      >
        <Codicon name="search" />
        <span>{name ?? 'Golden Thread'}</span>
      </button>
      <div className="title-actions">
        <IconButton
          icon={`layout-sidebar-${side}${sideBar ? '' : '-off'}`}
          label="Side bar"
          keys={useKeysOf('sideBar.toggle')}
          pressed={sideBar}
          onClick={() => {
            run('sideBar.toggle');
          }}
        />
        <IconButton
          icon={panel ? 'layout-panel' : 'layout-panel-off'}
          label="Panel"
          keys={useKeysOf('panel.toggle')}
          pressed={panel}
          onClick={() => {
            run('panel.toggle');
          }}
        />
      </div>
    </header>
  );
}
