/** A piece of Rich Text. */
export type Token =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  | { readonly kind: 'word'; readonly word: string; readonly value: number | null }
  /** Bytes of the code page in force. */
  | { readonly kind: 'bytes'; readonly bytes: Buffer };

const backslash = 0x5c;
const apostrophe = 0x27;
const brace = { open: 0x7b, close: 0x7d };

/** The pieces of Rich Text one after the other; line ends between them mean nothing. */
export function* tokensOf(bytes: Buffer): Generator<Token, void, undefined> {
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0;
    if (byte === brace.open || byte === brace.close) {
      yield byte === brace.open ? { kind: 'open' } : { kind: 'close' };
      at++;
    } else if (byte === 0x0a || byte === 0x0d || byte === 0) at++;
    else if (byte === backslash) {
      const [token, next] = controlAt(bytes, at);
      if (token) yield token;
      at = next;
    } else {
      const start = at;
      while (at < bytes.length && isPlain(bytes[at] ?? 0)) at++;
      yield { kind: 'bytes', bytes: bytes.subarray(start, at) };
    }
  }
}

function isPlain(byte: number): boolean {
  return (
    byte !== backslash &&
    byte !== brace.open &&
    byte !== brace.close &&
    byte !== 0x0a &&
    byte !== 0x0d &&
    byte !== 0
  );
}

function controlAt(bytes: Buffer, at: number): [token: Token | null, next: number] {
  if (bytes[at + 1] === apostrophe) {
    const value = parseInt(bytes.toString('latin1', at + 2, at + 4), 16);
    if (!Number.isNaN(value)) return [{ kind: 'bytes', bytes: Buffer.of(value) }, at + 4];
  }
  const word = /^([a-z]{1,32})(-?\d{1,10})? ?/i.exec(bytes.toString('latin1', at + 1, at + 48));
  if (word) {
    const name = word[1] ?? '';
    const value = word[2] === undefined ? null : Number(word[2]);
    const next = at + 1 + word[0].length;
    // What follows \bin is no text, whatever it looks like.
    if (name === 'bin') return [null, next + Math.max(0, value ?? 0)];
    return [{ kind: 'word', word: name, value }, next];
  }
  const symbol = String.fromCharCode(bytes[at + 1] ?? 0);
  if (symbol === '\\' || symbol === '{' || symbol === '}')
    return [{ kind: 'bytes', bytes: Buffer.from(symbol) }, at + 2];
  return [{ kind: 'word', word: symbol, value: null }, at + 2];
}
