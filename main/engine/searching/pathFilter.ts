import picomatch from 'picomatch';

/**
 * Whether a path is let through by what is included and excluded: patterns with commas between them. A pattern names a
 * file or a folder at any depth, or with `./` before it from the top of the study. The size of letters makes no difference.
 */
export function pathFilter(include: string, exclude: string): (path: string) => boolean {
  const included = matcherOf(include);
  const excluded = matcherOf(exclude);
  return path => (included?.(path) ?? true) && !(excluded?.(path) ?? false);
}

function matcherOf(patterns: string): ((path: string) => boolean) | null {
  const globs = parted(patterns).flatMap(pattern => {
    const rooted = pattern.startsWith('./');
    const bare = pattern.replace(/^\.?\/+/, '').replace(/\/+$/, '');
    if (bare === '') return rooted ? ['**'] : [];
    const glob = rooted || bare.startsWith('**/') ? bare : `**/${bare}`;
    return [glob, `${glob}/**`];
  });
  return globs.length === 0 ? null : picomatch(globs, { nocase: true, dot: true });
}

/** Parts between commas, but for commas in curly brackets. */
function parted(patterns: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const letter of patterns) {
    if (letter === '{') depth++;
    if (letter === '}') depth--;
    if (letter === ',' && depth <= 0) {
      parts.push(part.trim());
      part = '';
    } else part += letter;
  }
  return [...parts, part.trim()];
}
