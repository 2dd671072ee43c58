import { protocol } from 'electron';
import { pageHeaders, readPageFile } from '../pageFile';

const scheme = 'app';
const host = 'golden-thread';

/** Where the window's page lives; nothing else is ever shown. */
export const pageOrigin = `${scheme}://${host}`;

/** Declares the scheme of the page; must run before the program is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** Answers the page's requests from the folder it was built into, and nothing from outside it. */
export function servePage(folder: string): void {
  protocol.handle(scheme, async request => {
    const address = new URL(request.url);
    const wanted = address.host === host && request.method === 'GET';
    const file = wanted ? await readPageFile(folder, address.pathname) : null;
    if (!file) return new Response('There is no such file.', { status: 404, headers: { ...pageHeaders() } });
    return new Response(file.bytes, { headers: { ...pageHeaders(), ...file.headers } });
  });
}
