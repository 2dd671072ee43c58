import { Failure } from '../../../contract/failure';

/** How positions in a text are counted by the program that wrote them. */
export interface Convention {
  readonly unit: 'code_point' | 'utf16' | 'utf8_byte';
  /** What a line break counts; the file may have two characters for it all the same. */
  readonly lineBreak: 1 | 2;
  /** What the byte-order mark before the text counts. */
  readonly mark: 0 | 1;
}

/** Every way to count that REFI-QDA files are known to use. */
export const conventions: readonly Convention[] = (['code_point', 'utf16'] as const).flatMap(unit =>
  ([1, 2] as const).flatMap(lineBreak => ([0, 1] as const).map(mark => ({ unit, lineBreak, mark }))),
);

/** The name of a convention in options, such as `code_point,crlf1,bom0`. */
export function nameOf({ unit, lineBreak, mark }: Convention): string {
  return `${unit},crlf${lineBreak},bom${mark}`;
}

/** The convention of a name that a person gave. */
export function conventionNamed(name: string): Convention {
  const wanted = name.toLowerCase().replaceAll(/\s/g, '');
  const found = conventions.find(convention => nameOf(convention) === wanted);
  if (found) return found;
  const names = conventions.map(nameOf).join('; ');
  throw new Failure('file', `“${name}” is no way to count positions. Use one of: ${names}.`);
}

/** What the program that wrote a file is known to do; of one not known, what the standard says. */
export function habitOf(origin: string | null): Convention {
  if (/nvivo/i.test(origin ?? '') && !/mac/i.test(origin ?? ''))
    return { unit: 'utf16', lineBreak: 2, mark: 0 };
  return { unit: 'code_point', lineBreak: 1, mark: 0 };
}

/** The convention in plain words, to follow “positions count”. */
export function inWords({ unit, lineBreak, mark }: Convention): string {
  const units = {
    code_point: 'characters (Unicode code points)',
    utf16: 'UTF-16 units (an emoji is two)',
    utf8_byte: 'bytes of UTF-8',
  };
  const breaks = lineBreak === 1 ? 'a line break as one' : 'a line break as two';
  return `${units[unit]}, ${breaks}${mark === 1 ? ', and the byte-order mark' : ''}`;
}
