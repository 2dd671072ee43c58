/** Exactly the characters that XML 1.0 forbids, and halves of surrogate pairs. */
const illegal =
  // eslint-disable-next-line no-control-regex -- control characters are what it is for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** How many characters of a text XML cannot hold; they are written as U+FFFD. */
export function illegalIn(text: string): number {
  return text.match(illegal)?.length ?? 0;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

function escaped(text: string, characters: RegExp): string {
  return text.replaceAll(illegal, '\uFFFD').replaceAll(characters, one => escapes[one] ?? one);
}

/** An element; attributes that are null are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | null>>,
  children: readonly string[] = [],
): string {
  const list = Object.entries(attributes).flatMap(([attribute, value]) =>
    value === null ? [] : [` ${attribute}="${escaped(value, /[&<>"\r\n\t]/g)}"`],
  );
  const head = `<${name}${list.join('')}`;
  return children.length === 0 ? `${head}/>` : `${head}>${children.join('')}</${name}>`;
}

/** An element that holds a text; none for a text that is null. */
export function textElement(name: string, text: string | null): readonly string[] {
  return text === null ? [] : [`<${name}>${escaped(text, /[&<>\r]/g)}</${name}>`];
}

/** An element around others; none where there are none. */
export function group(name: string, children: readonly string[]): readonly string[] {
  return children.length === 0 ? [] : [element(name, {}, children)];
}

/** A time as the schema wants it; null for anything that is not a whole date and time. */
export function dateTime(text: string | null): string | null {
  const whole = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;
  return text !== null && whole.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

/** A colour as the schema wants it. */
export function colour(text: string | null): string | null {
  return text !== null && /^#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})$/.test(text) ? text : null;
}
