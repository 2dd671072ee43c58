import type { Problem } from '../../main/contract/study';
import type { WrittenRule } from '../../main/contract/userFiles';

/** The lines of keybindings.json whose command there is not, each with the one that was perhaps meant. */
export function strangeKeys(rules: readonly WrittenRule[], commands: readonly string[]): readonly Problem[] {
  return rules.flatMap(({ command, place }): Problem[] => {
    const id = command.replace(/^-/, '');
    if (commands.includes(id)) return [];
    const meant = nearest(id, commands);
    const hint = meant === null ? 'The list of keyboard shortcuts has them all.' : `Did you mean “${meant}”?`;
    const message = `There is no command “${id}”, so this line does nothing. ${hint}`;
    return [{ severity: 'warning', message, place }];
  });
}

/** The word that is written most like another; null where none is like it at all. */
function nearest(word: string, words: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const each of words) {
    const apart = distance(word.toLowerCase(), each.toLowerCase());
    if (apart < least) [best, least] = [each, apart];
  }
  return best;
}

/** How many letters have to be put in, taken out or changed to make one word of another. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at++) {
    const next = [at];
    for (let to = 1; to <= other.length; to++) {
      const changed = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
