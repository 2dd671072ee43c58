import { join } from 'node:path';

/** One face of a font that the application ships. */
export interface FontFace {
  readonly family: 'Inter' | 'JetBrains Mono';
  readonly weight: number;
  readonly italic: boolean;
  readonly file: string;
}

const weights: readonly (readonly [number, string])[] = [
  [400, '400Regular'],
  [500, '500Medium'],
  [600, '600SemiBold'],
  [700, '700Bold'],
];

/** The faces in the folder of shipped fonts; charts, figures and the window use no others. */
export function shippedFonts(folder: string): readonly FontFace[] {
  const inter = weights.flatMap(([weight, name]) =>
    [false, true].map((italic): FontFace => {
      const face = italic ? `${name}_Italic` : name;
      return { family: 'Inter', weight, italic, file: join(folder, 'inter', face, `Inter_${face}.ttf`) };
    }),
  );
  const mono = weights
    .filter(([weight]) => weight !== 500)
    .map(([weight, name]): FontFace => {
      const file = join(folder, 'jetbrains-mono', name, `JetBrainsMono_${name}.ttf`);
      return { family: 'JetBrains Mono', weight, italic: false, file };
    });
  return [...inter, ...mono];
}

/** The face that stands for any font a chart may ask for. */
export function nearestFace(
  faces: readonly FontFace[],
  family: string,
  weight: number,
  italic: boolean,
): FontFace {
  const wanted = /mono|courier|consolas|menlo/i.test(family) ? 'JetBrains Mono' : 'Inter';
  const distance = (face: FontFace) =>
    Math.abs(face.weight - weight) +
    (face.family === wanted ? 0 : 10_000) +
    (face.italic === italic ? 0 : 2000);
  const [nearest] = [...faces].sort((first, second) => distance(first) - distance(second));
  if (nearest === undefined) throw new Error('The application ships no fonts.');
  return nearest;
}

/** A CSS font weight as a number. */
export function fontWeight(weight: unknown): number {
  if (weight === 'bold') return 700;
  const number = Number(weight ?? 400);
  return Number.isFinite(number) ? number : 400;
}
