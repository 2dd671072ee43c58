import { app, session } from 'electron';
import { join } from 'node:path';
import { isNullable, isShape, isText } from './contract/check';
import { serveBridge } from './desktop/serveBridge';
import { startEngine } from './desktop/engineHost';
import { showMenu } from './desktop/showMenu';
import { declareScheme, servePage } from './desktop/protocol';
import { guardContents, guardSession } from './desktop/security';
import { namedStudy, ownSampleStudy } from './desktop/startStudy';
import { StudyWindows } from './desktop/StudyWindows';
import { launcherVariable, readyLine } from './launcher';
import { programFolders } from './programFolders';

/** What a second start tells the first. */
const isStart = isShape<{ readonly study: string | null }>({ study: isNullable(isText) });

const folders = programFolders();
const scripts = join(folders.root, 'out', 'main');
const commandAt = process.argv.indexOf('--command');

// Chromium starts even for a command, and without a display it ends in a fault that explains nothing.
if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'])
  endWithFault('Golden Thread needs a display here; xvfb-run gives one that nobody sees.');
else if (commandAt >= 0) runCommand(process.argv.slice(commandAt + 1)).catch(endWithFault);
else startDesktop(namedStudy(process.argv, process.cwd(), folders));

/** The command line without a window, for those who have only the packaged program. */
async function runCommand(words: readonly string[]): Promise<void> {
  app.disableHardwareAcceleration();
  const { runCommandLine } = await import('./cli/runCommandLine');
  const status = await runCommandLine(words);
  // Output to a pipe may still be on its way.
  process.stdout.write('', () => app.exit(status));
}

function startDesktop(study: string | null): void {
  if (!app.requestSingleInstanceLock({ study })) {
    tellReady();
    app.quit();
    return;
  }
  // Root on Linux must give --no-sandbox for Chromium to start at all; the page stays apart from Node even so.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  // Dates and numbers in the window's own controls are British, as everything else is.
  app.commandLine.appendSwitch('lang', 'en-GB');
  declareScheme();
  guardContents();
  void app.whenReady().then(() => openDesktop(study));
}

function openDesktop(named: string | null): void {
  guardSession(session.defaultSession);
  servePage(folders.renderer);
  const state = app.getPath('userData');
  const windows = new StudyWindows(
    { preload: join(scripts, 'preload.cjs'), icon: join(folders.renderer, 'icon.png') },
    join(state, 'window.json'),
    () =>
      startEngine(join(scripts, 'engineProcess.cjs'), [
        folders.engine.analyses,
        folders.engine.fonts,
        folders.engine.threads ?? '',
        join(state, 'User'),
      ]),
  );
  serveBridge(windows);
  showMenu(command => {
    windows.send(command);
  });
  app.once('browser-window-created', (_event, first) => first.once('show', tellReady));
  windows.start(named, () => ownSampleStudy(folders, state));
  app.on('second-instance', (_event, _words, _folder, start) => {
    windows.startAgain(isStart(start) ? start.study : null);
  });
  app.once('before-quit', () => {
    windows.end();
  });
  app.once('will-quit', event => {
    event.preventDefault();
    void windows.stopped().then(() => app.exit());
  });
}

function endWithFault(fault: unknown): void {
  process.stderr.write(`${String(fault)}\n`);
  process.exit(1);
}

function tellReady(): void {
  if (process.env[launcherVariable] === '1') process.stdout.write(`${readyLine}\n`);
}
