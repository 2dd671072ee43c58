import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../main/contract/engine';
import { openEngine } from '../../main/engine/index';
import { programFolders } from '../../main/programFolders';
import { createServer } from '../../main/server/createServer';
import type { StudyServer } from '../../main/server/createServer';
import { buildOnce } from '../e2e/buildOnce';
import { chromiumPath, skipWithoutChromium } from './chromium';

describe.skipIf(skipWithoutChromium())('the workbench in a browser', () => {
  const folders = programFolders();
  let study: string;
  let engine: Engine;
  let server: StudyServer;
  let browser: Browser;

  beforeAll(async () => {
    await buildOnce();
    study = mkdtempSync(join(tmpdir(), 'golden-thread-study-'));
    cpSync(folders.sampleStudy, study, { recursive: true });
    engine = openEngine({ ...folders.engine, user: join(study, '.golden-thread/user') });
    await engine.answer('study.open', { folder: study }, new AbortController().signal);
    server = await createServer(engine, folders.renderer, { port: null });
    browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox'] });
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
    await engine.close();
    rmSync(study, { recursive: true });
  });

  test('shows the study at the address printed, within its policy', async () => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', message => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', error => complaints.push(error.message));
    await page.goto(server.address);
    await page.getByRole('tree', { name: 'Explorer' }).getByText('study.yaml').waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('is not shown without the token', async () => {
    const page = await (await browser.newContext()).newPage();
    const response = await page.goto(new URL('/', server.address).href);
    expect(response?.status()).toBe(403);
    expect(await page.textContent('body')).toMatch(/^Refused: the token is missing or wrong/);
  });

  test('a page of another origin reaches neither the engine nor a file, even beside the open study', async () => {
    const foreign = createHttpServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html').end('<p>another page</p>');
    });
    await new Promise<void>(resolve => foreign.listen(0, '127.0.0.1', resolve));
    const { port } = foreign.address() as AddressInfo;
    const context = await browser.newContext();
    await (await context.newPage()).goto(server.address);
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    const outcome = await page.evaluate(async address => {
      const { host, origin, search } = new URL(address);
      const socket = new WebSocket(`ws://${host}/engine${search}`);
      const joined = await new Promise<string>(resolve => {
        socket.addEventListener('open', () => resolve('open'));
        socket.addEventListener('error', () => resolve('refused'));
      });
      const read = await fetch(`${origin}/index.html`, { credentials: 'include' }).then(
        response => `read ${response.status}`,
        () => 'refused',
      );
      return { joined, read };
    }, server.address);
    await context.close();
    foreign.close();
    expect(outcome).toEqual({ joined: 'refused', read: 'refused' });
  });
});
