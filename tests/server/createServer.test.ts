import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { caller } from '../../main/contract/call';
import type { Message } from '../../main/contract/call';
import { decodeFrame, encodeFrame } from '../../main/contract/frame';
import { createServer } from '../../main/server/createServer';
import type { StudyServer } from '../../main/server/createServer';
import { echoingEngine } from './fakeEngine';

const engine = echoingEngine();
let folder: string;
let server: StudyServer;
let address: URL;
let token: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'golden-thread-page-'));
  mkdirSync(join(folder, 'renderer/assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.json'), '{"secret":true}');
  writeFileSync(join(folder, 'renderer/index.html'), '<p>the page</p>');
  writeFileSync(join(folder, 'renderer/assets/a b.js'), 'export {}');
  writeFileSync(join(folder, 'renderer/program.exe'), 'no type');
  symlinkSync(join(folder, 'secret.json'), join(folder, 'renderer/link.json'));
  symlinkSync(folder, join(folder, 'renderer/up'));
  server = await createServer(engine, join(folder, 'renderer'), { port: null });
  address = new URL(server.address);
  token = address.searchParams.get('token') ?? '';
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Asks with exactly this path and these headers, which a browser or `fetch` would tidy. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: address.hostname, port: address.port, path, headers, method }, response => {
      let body = '';
      response.on('data', bytes => (body += String(bytes)));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    asked.on('error', reject).end();
  });
}

const cookie = () => ({ Cookie: `golden-thread-${address.port}=${token}` });

describe('the page', () => {
  test('the address printed is of this machine only and opens the page', async () => {
    expect(address.hostname).toBe('127.0.0.1');
    expect(Buffer.from(token, 'base64url').length).toBeGreaterThanOrEqual(32);
    const answer = await ask(`/?token=${token}`);
    expect(answer.status).toBe(200);
    expect(answer.body).toBe('<p>the page</p>');
    expect(answer.headers['set-cookie']?.[0]).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
  });

  test('the page’s policy allows no foreign code, and connections only back here', async () => {
    const policy = String((await ask('/', cookie())).headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${address.port}`);
    expect(policy).not.toContain('unsafe-eval');
  });

  test('its files are served with their types to whoever has the cookie', async () => {
    const answer = await ask('/assets/a%20b.js', cookie());
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect((await ask('/assets/a%20b.js', cookie(), 'HEAD')).body).toBe('');
  });

  test.each([
    ['no token', '/', {}],
    ['a wrong token', '/?token=wrong', {}],
    ['an empty token', '/?token=', {}],
    ['another server’s cookie', '/', { Cookie: 'golden-thread-1=x' }],
  ])('%s is refused in a sentence', async (_what, path, headers) => {
    const answer = await ask(path, headers);
    expect(answer.status).toBe(403);
    expect(answer.body).toMatch(/^Refused: the token .*\.\n$/);
  });

  test.each([
    ['a name that resolves here', () => ({ Host: `evil.example:${address.port}` })],
    ['another port', () => ({ Host: '127.0.0.1:1' })],
    ['no port', () => ({ Host: '127.0.0.1' })],
    ['another origin', () => ({ Origin: 'http://evil.example' })],
    ['another port’s origin', () => ({ Origin: 'http://127.0.0.1:1' })],
    ['a file’s origin', () => ({ Origin: 'null' })],
  ])('with the token, %s is refused', async (_what, headers) => {
    expect((await ask('/', { ...cookie(), ...headers() })).status).toBe(403);
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('the method %s is refused', async method => {
    expect((await ask('/', cookie(), method)).status).toBe(403);
  });

  test('localhost is the same machine', async () => {
    expect((await ask('/', { ...cookie(), Host: `localhost:${address.port}` })).status).toBe(200);
  });

  test.each([
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/%252e%252e/secret.json',
    '/assets/../../secret.json',
    '/..%5csecret.json',
    '//secret.json',
    '/link.json',
    '/up/secret.json',
    '/secret.json%00.html',
    '/%',
    '/program.exe',
    '/assets',
    '/assets/',
  ])('%s leads to no file', async path => {
    const answer = await ask(path, cookie());
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('secret');
  });
});

interface Connection {
  readonly socket: WebSocket;
  readonly closed: Promise<number>;
}

function connect(headers: Record<string, string>, path = '/engine'): Promise<Connection> {
  const socket = new WebSocket(`ws://127.0.0.1:${address.port}${path}`, { headers });
  const closed = new Promise<number>(resolve => socket.once('close', resolve));
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve({ socket, closed }));
    socket.once('error', reject);
  });
}

const own = () => ({ ...cookie(), Origin: `http://127.0.0.1:${address.port}` });

function callerOn(socket: WebSocket, onEvent: (name: string, detail: unknown) => void = () => undefined) {
  return caller(
    {
      post: (message: Message) => socket.send(encodeFrame(message)),
      listen: receive => socket.on('message', (data: Buffer) => receive(decodeFrame(new Uint8Array(data)))),
    },
    onEvent,
  );
}

describe('the engine’s socket', () => {
  test('carries calls, bytes, failures with their place, and events', async () => {
    const { socket } = await connect(own());
    const heard: unknown[] = [];
    const page = callerOn(socket, (name, detail) => heard.push([name, detail]));
    expect(await page.call('echo', { text: 'Bäder 🛁' })).toEqual({ text: 'Bäder 🛁' });
    expect(await page.call('result.page', {})).toEqual(new Uint8Array([0, 255, 7]));
    await expect(page.call('refuse', {})).rejects.toMatchObject({
      code: 'query',
      place: { path: 'a.sql', line: 3 },
    });
    engine.announce('study.changed', { folder: '/x' });
    await page.call('echo', null);
    expect(heard).toEqual([['study.changed', { folder: '/x' }]]);
    socket.close();
  });

  test('an abort, and a page that goes away, stop the work', async () => {
    const { socket, closed } = await connect(own());
    const page = callerOn(socket);
    const stop = new AbortController();
    const waiting = page.call('wait', 'aborted', stop.signal);
    void page.call('wait', 'left').catch(() => undefined);
    await page.call('echo', null);
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    socket.close();
    await closed;
    await expect.poll(() => engine.aborted).toEqual(['aborted', 'left']);
  });

  test.each([
    ['no cookie', () => ({ Origin: `http://127.0.0.1:${address.port}` })],
    ['no origin', () => cookie()],
    ['another page’s origin', () => ({ ...own(), Origin: 'https://evil.example' })],
    ['another port’s origin', () => ({ ...own(), Origin: 'http://localhost:1' })],
    ['another host', () => ({ ...own(), Host: 'evil.example' })],
  ])('%s is refused with 403', async (_what, headers) => {
    await expect(connect(headers())).rejects.toThrow('403');
  });

  test('no other path has a socket', async () => {
    await expect(connect(own(), '/')).rejects.toThrow('403');
  });

  test.each([
    ['text', '{"kind":"call"}'],
    ['bytes that are no frame', Buffer.from('hello')],
    ['a frame of something else', encodeJson({ kind: 'order' })],
    ['a frame that is not JSON', Buffer.from([1, 0, 0, 0, 0x7b])],
    ['nothing', Buffer.alloc(0)],
  ])('%s closes the socket as a breach of policy', async (_what, data) => {
    const { socket, closed } = await connect(own());
    socket.send(data);
    expect(await closed).toBe(1008);
  });

  test('a message beyond all measure closes the socket, and the server goes on', async () => {
    const { socket, closed } = await connect(own());
    socket.on('error', () => undefined);
    socket.send(Buffer.alloc(64 * 1024 * 1024 + 1));
    expect(await closed).toBeGreaterThan(1001);
    expect((await ask('/', cookie())).status).toBe(200);
  });
});

function encodeJson(value: unknown): Uint8Array {
  const text = Buffer.from(JSON.stringify(value));
  const head = Buffer.alloc(4);
  head.writeUInt32LE(text.length);
  return Buffer.concat([head, text]);
}

test('a port in use is said in words', async () => {
  await expect(createServer(engine, folder, { port: Number(address.port) })).rejects.toMatchObject({
    code: 'refused',
    message: expect.stringContaining(`Port ${address.port} is in use`) as string,
  });
});
