import { Failure } from '../../contract/failure';
import type { SearchPattern } from '../../contract/search';

const word = '[\\p{L}\\p{M}\\p{N}\\p{Pc}]';

/**
 * The expression that finds a pattern in a text with LF line ends. Letters with marks are found however they are written,
 * as one character or as two. A whole word is one that is not within a longer one, in any script.
 */
export function compilePattern({ text, regular, matchCase, wholeWord }: SearchPattern): RegExp {
  const flags = matchCase ? 'gmu' : 'gmiu';
  const source = regular ? text : literalSource(text.replace(/\r\n?/g, '\n'));
  // By itself first: what stands around a whole word could close a group that the person left open.
  const bare = compiled(source, flags);
  return wholeWord ? compiled(`(?<!${word})(?:${source})(?!${word})`, flags) : bare;
}

function compiled(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags);
  } catch (error) {
    throw new Failure('query', sentenceOf(error instanceof Error ? error.message : String(error)));
  }
}

function literalSource(text: string): string {
  return Array.from(text.normalize('NFC'))
    .map(letter => {
      const parted = letter.normalize('NFD');
      return parted === letter ? escaped(letter) : `(?:${escaped(letter)}|${escaped(parted)})`;
    })
    .join('');
}

function escaped(text: string): string {
  return text.replace(/[$()*+./?[\\\]^{|}]/g, '\\$&');
}

const sentences: readonly (readonly [RegExp, string])[] = [
  [/Unterminated group/, 'A round bracket ( is opened and not closed.'],
  [/Unmatched '\)'/, 'A round bracket ) closes none that is open. Write \\) to find the character itself.'],
  [/Unterminated character class/, 'A square bracket [ is opened and not closed.'],
  [
    /Nothing to repeat/,
    'There is nothing before a *, + or ? that it could repeat. Write \\* to find the character itself.',
  ],
  [/Lone quantifier brackets/, 'A } , { or ] stands alone. Write \\{ to find the character itself.'],
  [
    /Incomplete quantifier/,
    'A { is not a count such as {2} or {2,5}. Write \\{ to find the character itself.',
  ],
  [/numbers out of order/, 'In a count such as {2,5} the smaller number comes first.'],
  [/Range out of order/, 'In a range such as [a-z] the earlier character comes first.'],
  [/\\ at end of pattern/, 'The expression ends with a single \\. Write \\\\ to find the character itself.'],
  [/Invalid (class )?escape/i, 'A \\ stands before a character that has no such meaning. Leave the \\ out.'],
  [/Invalid Unicode escape/, 'A \\u is not followed by four digits, or by a number in { }.'],
  [/Invalid property name/, 'There is no Unicode property of the name after \\p.'],
  [/Invalid character class/, 'In square brackets, a range cannot begin or end with a class such as \\d.'],
  [
    /Invalid named reference|Invalid named capture/,
    'The expression refers to a group by a name that none has.',
  ],
  [/Invalid capture group name/, 'The name of a group, in (?<name>…), is not a name.'],
  [/Duplicate capture group name/, 'Two groups have the same name.'],
  [/Invalid group/, 'After (? comes :, =, !, <=, <! or a name in < >.'],
  [/Invalid (decimal )?escape|Invalid reference/, 'The expression refers to a group that is not there.'],
];

function sentenceOf(message: string): string {
  const reason = message.replace(/^Invalid regular expression: \/[\s\S]*\/[a-z]*: /, '');
  return sentences.find(([told]) => told.test(reason))?.[1] ?? `This is not a regular expression: ${reason}.`;
}
