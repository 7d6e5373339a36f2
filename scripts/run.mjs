import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectFolder } from './project-folder.mjs'
import { setUp } from './set-up.mjs'

// node scripts/run.mjs local/demo.js [arguments]: sets up what is missing, then runs a compiled script in this process, in the
// project's folder.
const [, , script] = process.argv
await setUp()
process.argv.splice(1, 2, script)
process.setSourceMapsEnabled(true)
const path = resolve('dist', script)
// What measures or troubles the app is about the shop of the tests, and stays here.
const isOurs = /^(bench|test)\//.test(script)
process.env.FLOW_TRIGGERS_PROJECT = isOurs ? resolve('test/fixtures/grocery') : projectFolder()
if (!isOurs) process.chdir(process.env.FLOW_TRIGGERS_PROJECT)
await import(pathToFileURL(path).href)
