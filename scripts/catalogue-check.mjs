import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectFolder } from './project-folder.mjs'
import { install } from './set-up.mjs'

// node scripts/catalogue-check.mjs [arguments]: bundles that one command from its sources, which takes a tenth of a second, and runs
// it: whoever writes a catalogue waits for nothing else to be compiled.
await install()
const { buildSync } = await import('esbuild')
const bundle = resolve('dist/tools/catalogue-check.mjs')
buildSync({
  entryPoints: ['tools/catalogue/main.ts'],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // Its main file asks for its parts in a way that no bundler follows.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  external: ['@azure/*'],
  banner: {
    js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
  },
  logLevel: 'error',
})
process.env.FLOW_TRIGGERS_PROJECT = projectFolder()
process.argv[1] = bundle
process.chdir(process.env.FLOW_TRIGGERS_PROJECT)
await import(pathToFileURL(bundle).href)
