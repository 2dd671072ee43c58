const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** A text as it stands in XML, in an element or an attribute. */
export function xmlText(text: string): string {
  return withoutControls(text).replace(/[&<>"]/g, character => escapes[character] ?? character);
}

/** The text that XML stands for. */
export function textOfXml(xml: string): string {
  return xml.replace(/&(amp|lt|gt|quot);/g, (whole, name: string) => characters[name] ?? whole);
}

/** Without the characters that XML 1.0 does not know: data may hold any. */
export function withoutControls(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '');
}
