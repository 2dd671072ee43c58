import eslint from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Each library has one home; anywhere else its import is an error. */
const homes = {
  electron: ['main/index.ts', 'main/preload.ts', 'main/desktop'],
  '@duckdb/node-api': ['main/engine/database', 'main/engine/arrow'],
  'monaco-editor': ['renderer/adapters/monaco'],
  'sql-formatter': ['renderer/adapters/monaco'],
  vega: ['renderer/adapters/vega', 'main/engine/figures', 'main/engine/charts'],
  react: ['renderer'],
  ws: ['main/server'],
};

/** The libraries that may not be imported in a folder, which may lie within another one's home. */
function foreignTo(folder) {
  return Object.entries(homes)
    .filter(([, places]) => !places.some(place => folder === place || folder.startsWith(`${place}/`)))
    .map(([library]) => ({
      regex: `^${library}([-/]|$)`,
      message: `${library} has one home; see eslint.config.js.`,
    }));
}

/** From the broadest folder to the narrowest: the last block that fits a file is the one that counts. */
const folders = ['main', 'analyses', ...new Set(Object.values(homes).flat())].sort(
  (a, b) => a.split('/').length - b.split('/').length,
);
const homeRules = folders.map(folder => ({
  files: [folder.endsWith('.ts') ? folder : `${folder}/**/*.{ts,tsx}`],
  rules: { 'no-restricted-imports': ['error', { patterns: foreignTo(folder) }] },
}));

export default tseslint.config(
  { ignores: ['out/**', 'dist/**', 'node_modules/**', '**/*.d.ts'] },
  eslint.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: [
          'main/contract/tsconfig.json',
          'main/tsconfig.json',
          'renderer/tsconfig.json',
          'tests/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-unnecessary-condition': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-duplicate-imports': ['error', { allowSeparateTypeImports: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ImportSpecifier[importKind="type"]',
          message: 'Import types by a line of their own: import type { … } from …',
        },
      ],
      'max-lines': ['error', { max: 400 }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  ...homeRules,
  {
    // One door leads out of the program, and it asks which addresses may pass.
    files: ['main/**/*.ts'],
    ignores: ['main/desktop/openExternal.ts'],
    rules: { 'no-restricted-properties': ['error', { object: 'shell', property: 'openExternal' }] },
  },
  { files: ['renderer/**/*.{ts,tsx}'], ...reactHooks.configs.flat['recommended-latest'] },
  {
    // Libraries' untyped edges and the wire are where a type may be asserted.
    files: ['renderer/adapters/**', 'main/engine/arrow/**', 'main/engine/database/**', 'tests/**'],
    rules: { '@typescript-eslint/consistent-type-assertions': 'off' },
  },
  {
    files: ['main/cli/**', 'tests/speed/**', 'main/server/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['*.config.ts', '*.config.js'],
    rules: { 'no-restricted-exports': 'off' },
  },
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);
