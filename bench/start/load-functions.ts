import { installCore } from '../../local/host/install-core.js'
import type { ProgrammingModel } from '../../local/host/functions-core.js'

// A fresh process that loads the function files it is given, as the Node worker does, says how many functions they registered,
// and ends. What happens between its start and its end is what a cold start consists of, so it does nothing else.
let registered = 0
let model: ProgrammingModel | undefined
const disposable = { dispose: () => undefined }

installCore({
  version: '1.0.0',
  hostVersion: '4',
  registerFunction: () => {
    registered++
    return disposable
  },
  registerHook: () => disposable,
  setProgrammingModel: (set) => {
    model = set
  },
  getProgrammingModel: () => model,
  log: () => undefined,
})

for (const url of process.argv.slice(2)) await import(url)
console.log(registered)
process.exit()
