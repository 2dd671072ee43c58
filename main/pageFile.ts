import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** A file of the window's page, ready to answer a request with. */
export interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** What the page may do, whichever host serves it; `connect` adds an address to connect to. */
export function pageHeaders(connect = ''): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "worker-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${connect}`.trim(),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}

/** The file of the page at the path of an address; null when the page has no such file, whatever the path tries. */
export async function readPageFile(folder: string, path: string): Promise<PageFile | null> {
  const names = segments(path);
  const type = mediaTypes[extname(names?.at(-1) ?? '').toLowerCase()];
  if (!names || !type) return null;
  const file = await realPath(join(folder, ...names));
  const home = await realPath(folder);
  if (!file || !home || !file.startsWith(home + sep)) return null;
  return { bytes: new Uint8Array(await readFile(file)), headers: { 'Content-Type': type } };
}

/** The names in a path, decoded once; null when one of them could lead out of the folder. */
function segments(path: string): readonly string[] | null {
  const names = path.split('/').slice(1).map(decoded);
  if (names.length === 1 && names[0] === '') return ['index.html'];
  const plain = names.filter(name => name !== null && name !== '' && !/^\.+$|[/\\:\0%]/.test(name));
  return plain.length === names.length ? plain.filter(name => name !== null) : null;
}

function decoded(name: string): string | null {
  try {
    return decodeURIComponent(name);
  } catch {
    // No file of the page has a name that cannot be decoded.
    return null;
  }
}

async function realPath(path: string): Promise<string | null> {
  try {
    return await realpath(path);
  } catch {
    // Not there, or not to be reached: to who asks, the page has no such file.
    return null;
  }
}
