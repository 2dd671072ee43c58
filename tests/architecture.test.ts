import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const sides = ['main', 'renderer', 'analyses'];
const files = sides.flatMap(sourcesOf).sort();
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The import table of the README: folder (or file of `main/`) → those that it may import. */
const table = new Map(
  [...readme.slice(readme.indexOf('| folder | may import |')).matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)].map(
    ([, folder = '', list = '']) => [folder, [...list.matchAll(/`([^`]+)`/g)].map(match => match[1] ?? '')],
  ),
);

function sourcesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourcesOf(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}

const parsed = new Map(
  files.map(file => [
    file,
    ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true),
  ]),
);

function source(file: string): ts.SourceFile {
  const found = parsed.get(file);
  if (!found) throw new Error(`${file} is not a source`);
  return found;
}

/** The files of ours that a file imports, types counted, dynamic imports too. */
function importsOf(file: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    const named =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier : undefined;
    const called =
      ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : undefined;
    for (const specifier of [named, called]) {
      if (specifier && ts.isStringLiteral(specifier) && specifier.text.startsWith('.')) {
        found.push(...resolved(file, specifier.text));
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source(file));
  return found;
}

function resolved(from: string, specifier: string): string[] {
  const path = relative(root, resolve(root, dirname(from), specifier)).replaceAll('\\', '/');
  return [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`]
    .filter(candidate => files.includes(candidate))
    .slice(0, 1);
}

/** The narrowest folder of the table that holds the file, or the file itself where it has a row of its own. */
function folderOf(file: string): string {
  if (table.has(file)) return file;
  const folders = [...table.keys()].filter(folder => {
    if (!folder.endsWith('/*')) return file.startsWith(`${folder}/`);
    return file.startsWith(folder.slice(0, -1)) && file.split('/').length > folder.split('/').length;
  });
  const narrowest = folders.sort((a, b) => b.split('/').length - a.split('/').length)[0];
  if (narrowest === undefined) return 'nowhere';
  return narrowest.endsWith('/*')
    ? file.split('/').slice(0, narrowest.split('/').length).join('/')
    : narrowest;
}

function mayImport(from: string, to: string): boolean {
  if (from === to) return true;
  const allowed = table.get(from) ?? table.get(`${dirname(from)}/*`) ?? [];
  return allowed.some(
    folder => folder === to || (folder.endsWith('/*') && dirname(to) === folder.slice(0, -2)),
  );
}

test('the README has the table', () => {
  expect(table.get('main/contract')).toEqual([]);
  expect(table.size).toBeGreaterThan(20);
});

test.each(files)('%s imports only what its folder may', file => {
  const foreign = importsOf(file).filter(other => !mayImport(folderOf(file), folderOf(other)));
  expect(foreign).toEqual([]);
});

test('the table allows nothing that no file needs', () => {
  const made = files.flatMap(file =>
    importsOf(file).map(other => [folderOf(file), folderOf(other)] as const),
  );
  const fits = (row: string, folder: string) =>
    row === folder || (row.endsWith('/*') && dirname(folder) === row.slice(0, -2));
  const unneeded = [...table].flatMap(([row, allowed]) =>
    allowed
      .filter(other => !made.some(([from, to]) => fits(row, from) && fits(other, to)))
      .map(other => `${row} → ${other}`),
  );
  expect(unneeded).toEqual([]);
});

test('every export has a reader', () => {
  const texts = [...files, ...sourcesOf('tests')].map(
    file => [file, readFileSync(join(root, file), 'utf8')] as const,
  );
  const unread = files.flatMap(file =>
    valuesOf(source(file)).filter(name => {
      const word = new RegExp(`\\b${name}\\b`);
      return !texts.some(([other, text]) => other !== file && word.test(text));
    }),
  );
  expect(unread).toEqual([]);
});

test('no file imports itself by way of others', () => {
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[] = [];
  const visit = (file: string, trail: readonly string[]) => {
    if (state.get(file) === 'open') cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
    if (state.has(file)) return;
    state.set(file, 'open');
    for (const other of importsOf(file)) visit(other, [...trail, file]);
    state.set(file, 'done');
  };
  for (const file of files) visit(file, []);
  expect(cycles).toEqual([]);
});

describe('budgets', () => {
  const lengths = files.map(file => source(file).getLineStarts().length).sort((a, b) => a - b);
  const share = (part: number) => lengths[Math.floor(lengths.length * part)] ?? 0;

  test('files are short', () => {
    expect(lengths.at(-1)).toBeLessThanOrEqual(400);
    expect(share(0.9)).toBeLessThanOrEqual(250);
    expect(share(0.5)).toBeLessThanOrEqual(100);
  });

  test('functions are short', () => {
    const functions = files.flatMap(file => functionLengths(source(file))).sort((a, b) => a - b);
    expect(functions[Math.floor(functions.length * 0.9)]).toBeLessThanOrEqual(30);
  });

  test.each(files)('%s has a name that says what it is, and no escape from the types', file => {
    expect(file).not.toMatch(/(^|\/)(utils?|helpers?|common|misc|managers?|lib|services?)(\.|\/)/i);
    expect(escapes(source(file), file)).toEqual([]);
  });
});

test('styles, names and folders of the top level are those agreed', () => {
  const visible = readdirSync(root).filter(name => !name.startsWith('.'));
  const built = ['node_modules', 'out', 'dist'];
  expect(visible.filter(name => !built.includes(name)).sort()).toEqual([
    'README.md',
    'afterPack.mjs',
    'analyses',
    'electron-builder.yml',
    'eslint.config.js',
    'main',
    'package-lock.json',
    'package.json',
    'renderer',
    'sample-data',
    'tests',
    'tsconfig.json',
    'vite.config.ts',
    'vite.main.config.ts',
    'vitest.config.ts',
  ]);
});

/** The names of the functions, classes and constants that a file exports. */
function valuesOf(file: ts.SourceFile): string[] {
  return file.statements.flatMap(statement => {
    const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
    if (!modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
      return statement.name ? [statement.name.text] : [];
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.map(({ name }) => name.getText(file));
  });
}

function functionLengths(file: ts.SourceFile): number[] {
  const lengths: number[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const line = (position: number) => file.getLineAndCharacterOfPosition(position).line;
      lengths.push(line(node.getEnd()) - line(node.getStart()) + 1);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return lengths;
}

/** `any`, `!` and, outside the libraries' edges, `as`. */
function escapes(file: ts.SourceFile, path: string): string[] {
  const asserts = /^(renderer\/adapters|main\/engine\/(arrow|database))\//.test(path);
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    const assertion = ts.isAsExpression(node) && node.type.getText(file) !== 'const';
    const escape =
      node.kind === ts.SyntaxKind.AnyKeyword || ts.isNonNullExpression(node) || (assertion && !asserts);
    if (escape)
      found.push(
        `${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}: ${node.getText(file)}`,
      );
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
