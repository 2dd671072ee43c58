/** A name that every system's disk takes, as near to the one given as can be; letters of all languages stay. */
export function safeName(name: string, otherwise: string): string {
  const safe = name
    .normalize('NFC')
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]+/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.-]+|[\s.-]+$/g, '')
    .slice(0, 80)
    .trim();
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i.test(safe);
  return safe === '' || reserved ? otherwise : safe;
}

/** The name, or the first with a number behind it that is not taken; case of letters makes no difference to a disk. */
export function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${name} ${number}`;
  taken.add(free.toLowerCase());
  return free;
}
