performance.mark('gt:didStartRenderer');
import { createRoot } from 'react-dom/client';
import { connectClient } from './client/connectClient';
import { ClientProvider } from './client/client';
import { SessionProvider } from './session/SessionProvider';
import { emptySession } from './session/state';
import { chosenTheme, followMotion, showTheme, themeOf } from './theme/theme';
import { views } from './views';
import { CommandRegistry } from './workbench/commands';
import { RegistryProvider } from './workbench/useCommands';
import { Workbench } from './workbench/Workbench';

const theme = themeOf(chosenTheme());
showTheme(theme);
followMotion();

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root.');
createRoot(root).render(
  <ClientProvider value={connectClient()}>
    <RegistryProvider value={new CommandRegistry()}>
      <SessionProvider initial={{ ...emptySession, theme, opening: true }}>
        <Workbench views={views} />
      </SessionProvider>
    </RegistryProvider>
  </ClientProvider>,
);
requestAnimationFrame(() => performance.mark('gt:didMount'));
