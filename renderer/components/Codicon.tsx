/** An icon of the codicon font; decorative unless it has a label. */
export function Codicon({ name, label }: { readonly name: string; readonly label?: string }) {
  const spoken = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return <span className={`codicon codicon-${name}`} {...spoken} />;
}
