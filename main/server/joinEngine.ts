import type { RawData, WebSocket } from 'ws';
import { serve } from '../contract/call';
import type { Message } from '../contract/call';
import type { Engine } from '../contract/engine';
import { decodeFrame, encodeFrame } from '../contract/frame';

const policyViolation = 1008;

/** Joins a page's socket to the engine. What is not a message of the contract ends the socket. */
export function joinEngine(socket: WebSocket, engine: Engine): void {
  const post = (message: Message) => {
    if (socket.readyState === socket.OPEN) socket.send(encodeFrame(message));
  };
  const listen = (receive: (message: Message) => void) => {
    socket.on('message', (data, isBinary) => {
      const message = isBinary ? decoded(data) : null;
      if (message) receive(message);
      else socket.close(policyViolation, 'Not a message of the contract.');
    });
  };
  const stop = serve({ post, listen }, (name, input, signal) => engine.answer(name, input, signal));
  const forget = engine.listen((name, detail) => post({ kind: 'event', name, detail }));
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    forget();
    stop();
  });
}

function decoded(data: RawData): Message | null {
  try {
    return decodeFrame(Array.isArray(data) ? Buffer.concat(data) : new Uint8Array(data));
  } catch {
    // Whoever sent it is told by the closing of the socket.
    return null;
  }
}
