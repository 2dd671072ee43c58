import { spawn } from 'node:child_process';

/** A screen to show windows on: the one that is there, or one that nobody sees. */
export interface Display {
  readonly environment: Readonly<Record<string, string>>;
  close(): void;
}

/** Ends the server when its standard input closes, as it does however the tests end. */
const server = 'Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp & exec 3>&-; read -r _; kill $!';

/** Starts Xvfb where there is no screen. Rejects when it cannot be started. */
export async function openDisplay(): Promise<Display> {
  const present = process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'];
  if (process.platform !== 'linux' || present) return { environment: {}, close: () => undefined };
  const keeper = spawn('sh', ['-c', server], { stdio: ['pipe', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise<string>((resolve, reject) => {
    keeper.stdio[3]?.once('data', (bytes: Buffer) => resolve(bytes.toString().trim()));
    keeper.stdio[3]?.once('end', () =>
      reject(new Error('Xvfb did not start; install Debian’s package xvfb.')),
    );
  });
  return { environment: { DISPLAY: `:${number}` }, close: () => void keeper.stdin?.end() };
}
