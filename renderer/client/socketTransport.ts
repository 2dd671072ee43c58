import type { Channel, Message } from '../../main/contract/call';
import { decodeFrame, encodeFrame } from '../../main/contract/frame';
import type { Transport } from './EngineLine';

const firstWait = 250;
const longestWait = 5000;

/** The browser's way to the engine: a WebSocket, opened again whenever it closes. */
export function socketTransport(address: string): Transport {
  return {
    start(arrived, gone) {
      let wait = firstWait;
      const open = () => {
        const socket = new WebSocket(address);
        socket.binaryType = 'arraybuffer';
        socket.addEventListener('open', () => {
          wait = firstWait;
          arrived(socketChannel(socket));
        });
        socket.addEventListener('close', () => {
          gone();
          setTimeout(open, wait);
          wait = Math.min(wait * 2, longestWait);
        });
      };
      open();
    },
  };
}

function socketChannel(socket: WebSocket): Channel {
  return {
    post: (message: Message) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(whole(encodeFrame(message)));
    },
    listen: receive => {
      socket.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (event.data instanceof ArrayBuffer) receive(decodeFrame(new Uint8Array(event.data)));
      });
    },
  };
}

function whole(bytes: Uint8Array): ArrayBuffer {
  const buffer = new ArrayBuffer(bytes.length);
  new Uint8Array(buffer).set(bytes);
  return buffer;
}
