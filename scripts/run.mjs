import { pathToFileURL } from 'node:url'
import { setUp } from './set-up.mjs'

// node scripts/run.mjs local/demo.js [arguments]: sets up what is missing, then runs a compiled script in this process.
const [, , script] = process.argv
await setUp()
process.argv.splice(1, 2, script)
process.setSourceMapsEnabled(true)
await import(pathToFileURL(`dist/${script}`).href)
