import { spawn } from 'node:child_process';

/** A screen to show windows on: the one that is there, or one that nobody sees. */
export interface Display {
  readonly environment: Readonly<Record<string, string>>;
  close(): void;
}

/** Starts Xvfb where there is no screen. Rejects when it cannot be started. */
export async function openDisplay(): Promise<Display> {
  const present = process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'];
  if (process.platform !== 'linux' || present) return { environment: {}, close: () => undefined };
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  // A test that fails before it closes its screen must not leave it behind.
  process.once('exit', () => server.kill());
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', status => reject(new Error(`Xvfb ended with status ${String(status)}.`)));
    server.stdio[3]?.once('data', (bytes: Buffer) => resolve(bytes.toString().trim()));
  });
  return {
    environment: { DISPLAY: `:${number}` },
    close: () => void server.kill(),
  };
}
