import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DesktopBridge } from '../../main/contract/desktop';
import { findElectron, launch, mainScript, skipWithoutElectron, testFlags } from './electron';
import type { RunningWindow } from './electron';

declare global {
  interface Window {
    readonly goldenThread: DesktopBridge;
    heard?: string[];
  }
}

/** Asks the engine over a port of the page's own, as the page's client does. */
function askEngine(running: RunningWindow, name: string, input: unknown): Promise<unknown> {
  return running.page.evaluate(
    async ({ name, input }) => {
      const port = await new Promise<MessagePort>(resolve => {
        window.addEventListener('message', ({ data, ports }) => {
          if (data === 'golden-thread:engine' && ports[0]) resolve(ports[0]);
        });
        window.goldenThread.requestEngine();
      });
      return new Promise(resolve => {
        port.addEventListener('message', ({ data }: MessageEvent<Record<string, unknown>>) => {
          if (data['id'] === 987_654_321) resolve(data['kind'] === 'reply' ? data['output'] : data);
        });
        port.start();
        port.postMessage({ kind: 'call', id: 987_654_321, name, input });
      });
    },
    { name, input },
  );
}

async function engineProcessId({ app }: RunningWindow): Promise<number> {
  const processes = await app.evaluate(({ app }) =>
    app.getAppMetrics().map(({ pid, type, name, serviceName }) => ({ pid, type, name, serviceName })),
  );
  const engine = processes.find(({ name, type }) => type === 'Utility' && name === 'Golden Thread engine');
  return engine?.pid ?? 0;
}

describe.skipIf(skipWithoutElectron())('the window’s host', () => {
  let running: RunningWindow;
  beforeAll(async () => {
    running = await launch();
  });
  afterAll(() => running.close());

  describe('the page stands apart', () => {
    test('it sees the bridge’s few functions and nothing of Node or Electron', async () => {
      const seen = await running.page.evaluate(() => ({
        address: location.href,
        node: ['require', 'process', 'module', 'Buffer', '__dirname'].filter(name => name in window),
        bridge: Object.keys(window.goldenThread).sort(),
        isolated: crossOriginIsolated,
      }));
      expect(seen).toEqual({
        address: 'app://golden-thread/index.html',
        node: [],
        bridge: ['ask', 'onCommand', 'onStudy', 'platform', 'requestEngine'],
        isolated: true,
      });
    });

    test('its policy refuses evaluated and inline code', async () => {
      const outcome = await running.page.evaluate(async () => {
        // In a task of its own, for code that a debugger runs is exempt from the policy.
        const evaluated = await new Promise<string>(resolve =>
          setTimeout(() => {
            try {
              resolve(String(window.eval('1')));
            } catch (error) {
              resolve((error as Error).name);
            }
          }),
        );
        const violation = new Promise<string>(resolve =>
          document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
            if (blockedURI === 'inline') resolve(effectiveDirective);
          }),
        );
        const script = document.createElement('script');
        script.textContent = 'window.inlineRan = true';
        document.head.append(script);
        return { evaluated, violation: await violation, ran: 'inlineRan' in window };
      });
      expect(outcome).toEqual({ evaluated: 'EvalError', violation: 'script-src-elem', ran: false });
    });

    test.each([
      '/..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/package.json',
      '/..%5c..%5cpackage.json',
      '/%252e%252e/package.json',
      '/../main/index.cjs',
      '//etc/passwd',
    ])('the page’s scheme has no file at %s', async path => {
      const status = await running.page.evaluate(
        async address => (await fetch(address)).status,
        `app://golden-thread${path}`,
      );
      expect(status).toBe(404);
    });

    test.each([
      'app://elsewhere/index.html',
      'file:///etc/passwd',
      'http://127.0.0.1:9/',
      'https://example.org/',
    ])('it cannot fetch %s', async address => {
      const outcome = await running.page.evaluate(
        target => fetch(target).then(String, (error: unknown) => (error as Error).name),
        address,
      );
      expect(outcome).toBe('TypeError');
    });

    test.each([
      'https://example.org/',
      'file:///etc/passwd',
      'data:text/html,gone',
      'app://golden-thread/other.html',
      'app://elsewhere/',
    ])('it cannot be led to %s', async address => {
      await running.page.evaluate(async target => {
        location.href = target;
        await new Promise(resolve => setTimeout(resolve, 300));
      }, address);
      expect(await running.page.evaluate(() => location.href)).toBe('app://golden-thread/index.html');
    });

    test('it opens no second window and no frame', async () => {
      const opened = await running.page.evaluate(
        () => window.open('app://golden-thread/index.html') !== null,
      );
      expect(opened).toBe(false);
      expect(running.app.windows()).toHaveLength(1);
    });

    test('it is denied every permission but copy and paste', async () => {
      const states = await running.page.evaluate(async () => {
        const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-write'];
        const asked = names.map(async name => {
          const { state } = await navigator.permissions.query({ name: name as PermissionName });
          return [name, state] as const;
        });
        const media = await navigator.mediaDevices
          .getUserMedia({ audio: true })
          .then(String, (error: unknown) => (error as Error).name);
        return { ...Object.fromEntries(await Promise.all(asked)), media };
      });
      expect(states).toMatchObject({
        geolocation: 'denied',
        notifications: 'denied',
        camera: 'denied',
        microphone: 'denied',
        midi: 'denied',
        'clipboard-write': 'granted',
      });
      expect(states['media']).toMatch(/^NotAllowedError|NotFoundError$/);
    });
  });

  describe('the bridge', () => {
    const ask = (name: string, input: unknown) =>
      running.page.evaluate(({ name, input }) => window.goldenThread.ask(name, input), { name, input });

    test('says which study to open', async () => {
      expect(await ask('window.study', {})).toBe(running.study);
    });

    test('names the window after its study', async () => {
      await ask('window.describe', { title: 'Five trusts', study: running.study, unsaved: false });
      const title = await running.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.getTitle(),
      );
      expect(title).toBe('Five trusts');
    });

    test('keeps the study of a page that is loaded again', async () => {
      await ask('window.describe', { title: 'Other', study: '/other', unsaved: false });
      expect(await ask('window.study', {})).toBe('/other');
      await ask('window.describe', { title: 'None yet', study: null, unsaved: false });
      expect(await ask('window.study', {})).toBe('/other');
      await ask('window.describe', { title: 'Five trusts', study: running.study, unsaved: false });
    });

    test.each([
      'http://example.org',
      'file:///etc/passwd',
      'https://user:word@example.org',
      'javascript:alert(1)',
    ])('does not open %s', async address => {
      expect(await ask('external.open', { address })).toMatchObject({ failure: { code: 'refused' } });
    });

    test('checks what it is asked', async () => {
      expect(await ask('external.open', { address: 1 })).toMatchObject({ failure: { code: 'bug' } });
      expect(await ask('toString', {})).toMatchObject({ failure: { code: 'bug' } });
    });

    test('answers no page but the window’s own', async () => {
      const preload = join(dirname(mainScript), 'preload.cjs');
      const answer = await running.app.evaluate(async ({ BrowserWindow }, preload) => {
        const foreign = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
        await foreign.loadURL('about:blank');
        const asked: unknown = await foreign.webContents.executeJavaScript(
          "window.goldenThread.ask('window.study', {})",
        );
        foreign.destroy();
        return asked;
      }, preload);
      expect(answer).toMatchObject({ failure: { code: 'refused' } });
    });

    test('every menu item does something, and its command reaches the page', async () => {
      await running.page.evaluate(() => {
        window.heard = [];
        window.goldenThread.onCommand(command => window.heard?.push(command));
      });
      const idle = await running.app.evaluate(({ Menu }) => {
        const items = (menu: Electron.Menu): Electron.MenuItem[] =>
          menu.items.flatMap(item => (item.submenu ? items(item.submenu) : [item]));
        const all = items(Menu.getApplicationMenu() ?? new Menu());
        all.find(({ id }) => id === 'sideBar.toggle')?.click();
        return all
          .filter(({ type, role, id }) => type !== 'separator' && !role && !id)
          .map(({ label }) => label);
      });
      expect(idle).toEqual([]);
      await expect.poll(() => running.page.evaluate(() => window.heard)).toEqual(['sideBar.toggle']);
    });
  });

  describe('the engine', () => {
    test('answers the page over a port of its own', async () => {
      expect(await askEngine(running, 'engine.about', {})).toBeTypeOf('object');
    });

    test('is started without what would load foreign code into it', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'golden-thread-foreign-'));
      const script = join(folder, 'foreign.cjs');
      const note = `require('node:fs').writeFileSync(${JSON.stringify(folder)} + '/' + process.type, '')`;
      writeFileSync(script, note);
      const user = { userData: join(folder, 'user'), environment: running.environment };
      const strange = startPlainly(user, [], { NODE_OPTIONS: `--require ${script}` });
      await strange.ready;
      // Time for an engine that did load the script to say so.
      await running.page.waitForTimeout(1_500);
      strange.stop();
      await strange.ended;
      const loadedInto = readdirSync(folder).filter(name => !['foreign.cjs', 'user'].includes(name));
      rmSync(folder, { recursive: true });
      expect(loadedInto).toEqual(['browser']);
    });

    test('killed, says so to the page, and is there again when the page asks', async () => {
      const before = await engineProcessId(running);
      expect(before).toBeGreaterThan(0);
      await running.page.evaluate(() => {
        window.heard = [];
        window.addEventListener('message', ({ data }) => window.heard?.push(String(data)));
      });
      process.kill(before, 'SIGKILL');
      await expect
        .poll(() => running.page.evaluate(() => window.heard))
        .toContain('golden-thread:engine-gone');
      expect(await askEngine(running, 'engine.about', {})).toBeTypeOf('object');
      expect(await engineProcessId(running)).not.toBe(before);
    });

    test('a message that is none closes the port and leaves the engine running', async () => {
      const before = await engineProcessId(running);
      await running.page.evaluate(async () => {
        const port = await new Promise<MessagePort>(resolve => {
          window.addEventListener('message', ({ data, ports }) => {
            if (data === 'golden-thread:engine' && ports[0]) resolve(ports[0]);
          });
          window.goldenThread.requestEngine();
        });
        port.postMessage({ kind: 'order', __proto__: null });
        port.postMessage(null);
      });
      expect(await askEngine(running, 'engine.about', {})).toBeTypeOf('object');
      expect(await engineProcessId(running)).toBe(before);
    });
  });

  test('a second start opens its study in a window of its own, which a third brings forward', async () => {
    const other = realpathSync(mkdtempSync(join(tmpdir(), 'golden-thread-other-')));
    const opened = running.app.waitForEvent('window');
    const second = startPlainly(running, [`--study=${other}`]);
    await second.ready;
    expect(await second.ended).toBe(0);
    const page = await opened;
    const studyOf = () => page.evaluate(() => window.goldenThread.ask('window.study', {}));
    await expect.poll(studyOf).toBe(other);
    const third = startPlainly(running, [`--study=${other}`]);
    expect(await third.ended).toBe(0);
    expect(running.app.windows()).toHaveLength(2);
    await page.close();
    await expect.poll(() => running.app.windows().length).toBe(1);
    rmSync(other, { recursive: true });
  });

  test('a page whose process ends is loaded again', async () => {
    const state = () =>
      running.app.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        return { id: contents?.getOSProcessId() ?? 0, crashed: contents?.isCrashed() ?? true };
      });
    const before = await state();
    process.kill(before.id, 'SIGKILL');
    await expect.poll(async () => (await state()).id, { timeout: 15_000 }).not.toBe(before.id);
    await expect.poll(async () => (await state()).crashed).toBe(false);
  });
});

describe.skipIf(skipWithoutElectron())('what is remembered', () => {
  test('the window comes back where it was, with its zoom and its study', async () => {
    const first = await launch();
    const bounds = { x: 120, y: 90, width: 900, height: 640 };
    await first.app.evaluate(({ BrowserWindow }, wanted) => {
      const window = BrowserWindow.getAllWindows()[0];
      window?.setBounds(wanted);
    }, bounds);
    await first.page.getByRole('treeitem', { name: 'study.yaml' }).waitFor();
    await first.page.keyboard.press('Control+=');
    const kept = join(first.userData, 'User/settings.json');
    await expect
      .poll(() => existsSync(kept) && readFileSync(kept, 'utf8'))
      .toContain('"window.zoomLevel": 1');
    await first.page.evaluate(
      study => window.goldenThread.ask('window.describe', { title: 'Kept', study, unsaved: false }),
      first.study,
    );
    await first.page.waitForTimeout(300);
    await first.close('keep');
    const second = await launch({ from: first, unnamed: true });
    const now = () =>
      second.app.evaluate(({ BrowserWindow }) => {
        const window = BrowserWindow.getAllWindows()[0];
        return { bounds: window?.getBounds(), zoom: window?.webContents.getZoomLevel() };
      });
    await expect.poll(now).toEqual({ bounds, zoom: 1 });
    const study = await second.page.evaluate(() => window.goldenThread.ask('window.study', {}));
    await second.close();
    expect(study).toBe(first.study);
  });
});

/** Starts the program as its launcher does, with no debugger attached. */
function startPlainly(
  { userData, environment }: Pick<RunningWindow, 'userData' | 'environment'>,
  words: readonly string[],
  more: Readonly<Record<string, string>> = {},
) {
  const found = findElectron();
  const binary = 'binary' in found ? found.binary : '';
  const child = spawn(binary, [...testFlags, mainScript, `--user-data-dir=${userData}`, ...words], {
    env: { ...environment, GOLDEN_THREAD_LAUNCHER: '1', ...more },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return {
    ready: new Promise<void>(resolve => {
      child.stdout.on('data', bytes => {
        if (String(bytes).includes('golden-thread: window ready')) resolve();
      });
    }),
    ended: new Promise<number | null>(resolve => child.once('close', resolve)),
    stop: () => child.kill(),
  };
}
