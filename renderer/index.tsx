performance.mark('gt:didStartRenderer');
import { createRoot } from 'react-dom/client';
import { settings } from '../main/contract/declaredSettings';
import { valueOf } from '../main/contract/settings';
import { connectClient } from './client/connectClient';
import { ClientProvider } from './client/client';
import { SessionProvider } from './session/SessionProvider';
import { keptSettings } from './session/keepSettings';
import { emptySession } from './session/state';
import { showMotion, showTheme, themeOf } from './theme/theme';
import { views } from './views';
import { CommandRegistry } from './workbench/commands';
import { RegistryProvider } from './workbench/useCommands';
import { Workbench } from './workbench/Workbench';

const values = keptSettings();
const theme = themeOf(valueOf(settings.theme, values));
showTheme(theme);
showMotion(valueOf(settings.motion, values));
const initial = {
  ...emptySession,
  theme,
  opening: true,
  settings: { ...emptySession.settings, values },
};

const client = connectClient();
const root = document.getElementById('root');
if (!root) throw new Error('The page has no root.');
const registry = new CommandRegistry(client.platform === 'darwin');
registry.know([...views.editors, ...views.panels].flatMap(({ commands = [] }) => commands));
createRoot(root).render(
  <ClientProvider value={client}>
    <RegistryProvider value={registry}>
      <SessionProvider initial={initial}>
        <Workbench views={views} />
      </SessionProvider>
    </RegistryProvider>
  </ClientProvider>,
);
requestAnimationFrame(() => performance.mark('gt:didMount'));
