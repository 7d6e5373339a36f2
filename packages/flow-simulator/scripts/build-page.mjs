import { join } from 'node:path'
import { build } from 'esbuild'

// node packages/flow-simulator/scripts/build-page.mjs: bundles page/, what a browser shows of the playground.
const home = join(import.meta.dirname, '..')
await build({
  entryPoints: [
    { in: join(home, 'page/main.tsx'), out: 'page' },
    { in: join(home, 'page/styles/page.css'), out: 'page' },
  ],
  outdir: join(home, 'dist/page'),
  bundle: true,
  format: 'esm',
  target: ['es2022'],
  minify: true,
  legalComments: 'linked',
  tsconfigRaw: {},
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
})
