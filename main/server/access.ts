import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Who may talk to the server: who knows its token, from a page that it served itself. */
export interface Access {
  readonly token: string;
  /** Sets the cookie that the page's own requests show afterwards. */
  readonly cookie: string;
  /** Where the page may connect to, as its policy says it. */
  readonly socketAddresses: string;
  /** Why a request is refused, in a sentence; null when it is allowed. */
  refusal(request: IncomingMessage): string | null;
  /** The same for a WebSocket, which must name the page's origin. */
  socketRefusal(request: IncomingMessage): string | null;
}

/** Draws a token for a server on the port. */
export function createAccess(port: number): Access {
  const token = randomBytes(32).toString('base64url');
  // Cookies are shared by all ports of a host, so the name tells servers apart.
  const cookieName = `golden-thread-${port}`;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];

  const refusal = (request: IncomingMessage): string | null => {
    const { host, origin } = request.headers;
    if (host === undefined || !hosts.includes(host))
      return 'Refused: the address must be the one that golden-thread serve printed.';
    if (origin !== undefined && origin !== `http://${host}`)
      return 'Refused: another page may not talk to this study.';
    if (request.method !== 'GET' && request.method !== 'HEAD') return 'Refused: files can only be read here.';
    if (!shown(request, cookieName).some(word => isSame(word, token)))
      return 'Refused: the token is missing or wrong. Open the address that golden-thread serve printed.';
    return null;
  };
  return {
    token,
    cookie: `${cookieName}=${token}; HttpOnly; SameSite=Strict; Path=/`,
    socketAddresses: hosts.map(host => `ws://${host}`).join(' '),
    refusal,
    socketRefusal: request =>
      refusal(request) ??
      (request.headers.origin === undefined ? 'Refused: only the page itself may connect.' : null),
  };
}

/** The tokens that a request shows: in its address, and in its cookie. */
function shown(request: IncomingMessage, cookieName: string): readonly string[] {
  const inAddress = new URLSearchParams(request.url?.split('?')[1] ?? '').getAll('token');
  const cookies = (request.headers.cookie ?? '').split(';').map(cookie => cookie.trim().split('='));
  const inCookie = cookies.filter(([name]) => name === cookieName).map(([, value]) => value ?? '');
  return [...inAddress, ...inCookie];
}

/** Compares without telling by its duration how much was right. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
