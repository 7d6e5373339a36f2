import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleOptions } from './bundle-options.mjs'
import { projectFolder } from './project-folder.mjs'
import { install } from './set-up.mjs'

// node scripts/catalogue-check.mjs [arguments]: bundles that one command from its sources, which takes a tenth of a second, and runs
// it: whoever writes a catalogue waits for nothing else to be compiled.
await install()
const { buildSync } = await import('esbuild')
const bundle = resolve('dist/tools/catalogue-check.mjs')
buildSync({
  ...bundleOptions,
  entryPoints: ['tools/catalogue/main.ts'],
  outfile: bundle,
  external: ['@azure/*'],
  logLevel: 'error',
})
process.env.FLOW_TRIGGERS_PROJECT = projectFolder()
process.argv[1] = bundle
process.chdir(process.env.FLOW_TRIGGERS_PROJECT)
await import(pathToFileURL(bundle).href)
