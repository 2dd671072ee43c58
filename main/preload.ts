import { contextBridge, ipcRenderer } from 'electron';
import type { DesktopBridge, engineArrived, engineGone } from './contract/desktop';

declare const window: { postMessage(word: string, origin: string, ports?: readonly unknown[]): void };
declare const location: { readonly origin: string };

// A sandboxed preload is one file that requires only electron, so the contract gives it types and no values.
const arrived: typeof engineArrived = 'golden-thread:engine';
const gone: typeof engineGone = 'golden-thread:engine-gone';

const bridge: DesktopBridge = {
  ask: (name, input) => ipcRenderer.invoke('desktop:ask', name, input),
  onCommand: run => {
    ipcRenderer.on('desktop:command', (_event, command: string) => run(command));
  },
  onStudy: open => {
    ipcRenderer.on('desktop:study', (_event, folder: string) => open(folder));
  },
  requestEngine: () => {
    ipcRenderer.send('desktop:engine');
  },
  platform: process.platform,
};

ipcRenderer.on('engine:arrived', event => {
  window.postMessage(arrived, location.origin, event.ports);
});
ipcRenderer.on('engine:gone', () => {
  window.postMessage(gone, location.origin);
});

contextBridge.exposeInMainWorld('goldenThread', bridge);
