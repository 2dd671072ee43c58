import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import type { EnvironmentOptions, Plugin } from 'vite';

const libraries = ['electron', '@duckdb/node-api', 'canvas', '@resvg/resvg-js', 'pdfkit', 'svg-to-pdfkit'];

/** Vega fetches its canvas with a top-level await, which CommonJS has not; here the canvas is always there. */
const requireCanvas: Plugin = {
  name: 'require-canvas',
  transform(code, id) {
    if (!id.endsWith('vega-canvas.node.js')) return null;
    const required = code.replace("await import('canvas')", 'installedCanvas');
    if (required === code) this.error('vega-canvas no longer fetches its canvas as it did.');
    return { code: `import * as installedCanvas from 'canvas';\n${required}`, map: null };
  },
};

/** pdf.js greets Node with a warning on standard output, where the command line writes its answers. */
const silentPdf: Plugin = {
  name: 'silent-pdf',
  transform(code, id) {
    if (!/unpdf[\\/]dist[\\/]pdfjs\.mjs$/.test(id)) return null;
    const silent = code.replace(
      /[\w$]+&&warn\("Please use the `legacy` build in Node\.js environments\."\)/,
      '0',
    );
    if (silent === code) this.error('pdf.js no longer greets Node as it did.');
    return { code: silent, map: null };
  },
};

/** The desktop loads the command line, and with it the engine, only when it is asked to run a command. */
const commandLineApart: Plugin = {
  name: 'command-line-apart',
  enforce: 'pre',
  resolveId(source) {
    const apart = this.environment.name === 'desktop' && source === './cli/runCommandLine';
    return apart ? { id: './runCommandLine.cjs', external: true } : null;
  },
};

/** Figures are set in the shipped fonts alone, so that every machine draws the same; listing others slows each start. */
const shippedFontsOnly = "process.env.DISABLE_SYSTEM_FONTS_LOAD = '1';";

/** Scripts by the name to build them under; CommonJS, because Electron loads its main script and preload so. */
function scripts(input: Readonly<Record<string, string>>, emptyOutDir = false): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: libraries },
    build: {
      ssr: true,
      target: 'node18',
      outDir: resolve(import.meta.dirname, 'out/main'),
      emptyOutDir,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { ...input },
        output: {
          banner: shippedFontsOnly,
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: 'chunks/[name]-[hash].cjs',
          dynamicImportInCjs: false,
        },
      },
    },
  };
}

/** Everything outside the window, in parts that share no file: the preload must be one, the desktop is without engine. */
export default defineConfig({
  root: import.meta.dirname,
  logLevel: 'warn',
  plugins: [requireCanvas, silentPdf, commandLineApart],
  environments: {
    preload: scripts({ preload: 'main/preload.ts' }, true),
    desktop: scripts({ index: 'main/index.ts' }),
    engine: scripts({
      engineProcess: 'main/engineProcess.ts',
      runCommandLine: 'main/cli/runCommandLine.ts',
      cli: 'main/cli/index.ts',
      readerThread: 'main/engine/importers/apart/thread.ts',
      methodThread: 'main/engine/library/thread.ts',
      searchThread: 'main/engine/searching/thread.ts',
    }),
  },
  builder: {
    async buildApp(builder) {
      for (const part of ['preload', 'desktop', 'engine']) {
        const environment = builder.environments[part];
        if (environment) await builder.build(environment);
      }
    },
  },
});
