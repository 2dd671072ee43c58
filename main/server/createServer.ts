import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { WebSocketServer } from 'ws';
import type { Engine } from '../contract/engine';
import { Failure } from '../contract/failure';
import { pageHeaders, readPageFile } from '../pageFile';
import { createAccess } from './access';
import type { Access } from './access';
import { joinEngine } from './joinEngine';

/** A server that runs. */
export interface StudyServer {
  /** The address to open, with the token. */
  readonly address: string;
  close(): Promise<void>;
}

interface Options {
  /** Null for any port that is free. */
  readonly port: number | null;
}

const loopback = '127.0.0.1';
/** The page sends queries and the texts of files; nothing it sends is larger than this. */
const largestMessage = 64 * 1024 * 1024;

/** Serves the window's page and the engine behind it to this machine's own browser. */
export async function createServer(
  engine: Engine,
  rendererFolder: string,
  { port: wanted }: Options,
): Promise<StudyServer> {
  const http = createHttpServer();
  const port = await listening(http, wanted);
  const access = createAccess(port);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
  http.on('request', (request, response) => void answerPage(request, response, rendererFolder, access));
  http.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const path = request.url?.split('?')[0];
    const refusal = access.socketRefusal(request) ?? (path === '/engine' ? null : 'Refused: not here.');
    if (refusal === null)
      sockets.handleUpgrade(request, socket, head, joined => {
        joinEngine(joined, engine);
      });
    else
      socket.end(
        `HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n${refusal}\n`,
      );
  });
  return {
    address: `http://${loopback}:${port}/?token=${access.token}`,
    close: () => closed(http, sockets),
  };
}

async function answerPage(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  access: Access,
): Promise<void> {
  const answer = (status: number, body: Uint8Array | string, headers: Readonly<Record<string, string>>) => {
    const always = { ...pageHeaders(access.socketAddresses), 'Cache-Control': 'no-store' };
    response.writeHead(status, { ...always, ...headers }).end(request.method === 'HEAD' ? undefined : body);
  };
  const plain = { 'Content-Type': 'text/plain; charset=utf-8' };
  try {
    const refusal = access.refusal(request);
    if (refusal !== null) {
      answer(403, `${refusal}\n`, plain);
      return;
    }
    const file = await readPageFile(folder, request.url?.split('?')[0] ?? '');
    if (file) answer(200, file.bytes, { ...file.headers, 'Set-Cookie': access.cookie });
    else answer(404, 'There is no such file.\n', plain);
  } catch (error) {
    answer(500, `The file could not be read: ${String(error)}\n`, plain);
  }
}

function listening(http: Server, port: number | null): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => reject(portFailure(error, port)));
    http.listen(port ?? 0, loopback, () => {
      const at = http.address();
      resolve(typeof at === 'object' && at ? at.port : 0);
    });
  });
}

function portFailure(error: NodeJS.ErrnoException, port: number | null): Error {
  if (error.code === 'EADDRINUSE')
    return new Failure('refused', `Port ${port ?? ''} is in use; choose another with --port, or none.`);
  if (error.code === 'EACCES')
    return new Failure('refused', `Port ${port ?? ''} cannot be used; choose one from 1024 to 65535.`);
  return error;
}

async function closed(http: Server, sockets: WebSocketServer): Promise<void> {
  for (const socket of sockets.clients) socket.terminate();
  sockets.close();
  await new Promise<void>(resolve => {
    http.close(() => resolve());
    http.closeAllConnections();
  });
}
