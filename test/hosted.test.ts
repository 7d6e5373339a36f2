import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type { Environment } from '../src/settings.js'
import { lazy } from '../src/storage/lazy.js'
import { bundledFile } from './support/bundled-host.js'
import { functionFiles } from './support/function-files.js'
import { groceryFolder } from './support/grocery.js'
import { leastSettings } from './support/settings.js'

const urlOf = (path: string) => pathToFileURL(bundledFile(path)).href
const compiled = (path: string) => JSON.stringify(urlOf(path))

/** The values that a script prints, run by a process that has no environment but this one, and a catalogue. */
const printed = async (script: string, env: Environment = {}): Promise<readonly unknown[]> => {
  const args = ['--input-type=module', '-e', script]
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { FLOW_TRIGGERS_PROJECT: groceryFolder, ...env },
  })
  return JSON.parse(stdout) as unknown[]
}

/** Supplies `@azure/functions-core` as the local host does. */
const localHost = `
  import { installCore } from ${compiled('local/host/install-core.js')}
  import { createRegistry } from ${compiled('local/host/registry.js')}
  const registry = createRegistry(() => undefined)
  installCore(registry.core)
`

/**
 * Supplies it by another way, which the worker in Azure goes: `require` itself knows of it.
 * Source: https://github.com/Azure/azure-functions-nodejs-worker, src/setupCoreModule.ts
 */
const azure = `
  import Module from 'node:module'
  import { createRegistry } from ${compiled('local/host/registry.js')}
  const registry = createRegistry(() => undefined)
  const usual = Module.prototype.require
  Module.prototype.require = function (name) {
    return name === '@azure/functions-core' ? registry.core : usual.call(this, name)
  }
`

const hosts = { 'the local host': localHost, 'the worker in Azure': azure }

const files = JSON.stringify(functionFiles.map(({ name }) => urlOf(`src/functions/${name}.js`)))

/** Imports every function file, and does something with each; the different faults that come of it. */
const each = `
  const faultsOf = async (use) => {
    const faults = []
    for (const url of ${files})
      try {
        await use(await import(url))
        faults.push('none')
      } catch ({ message }) {
        faults.push(String(message.match(/\\w+(?= is missing)/g) ?? message))
      }
    return { files: faults.length, faults: [...new Set(faults)] }
  }
  const print = (...values) => console.log(JSON.stringify(values))
`

const eachWith = (fault: string) => ({ files: functionFiles.length, faults: [fault] })

const missing = 'AzureAd__ClientId,AzureAd__TenantId,AzureWebJobsStorage,PUBLIC_BASE_URL'

/** How often a handler has been made: before its first call, with it, and with the next one. */
const making = `
  const { hosted } = await import(${compiled('src/hosted.js')})
  let made = 0
  const handler = hosted(() => {
    made++
    return () => made
  })
  const counts = [made, handler(), handler()]
`

const registering = `
  for (const url of ${files}) await import(url)
  const names = registry.functions().map(({ metadata }) => metadata.name)
`

const remarking = `
  const lines = []
  const log = (line) => lines.push(JSON.parse(line))
  for (let i = 0; i < 3; i++) hosted(() => () => undefined)({}, { log, error: log })
`

// One process for all that is asked in the same surroundings: loading the app is most of its work.
const withoutHost = lazy(() =>
  printed(`${each}
    const imported = await faultsOf(() => undefined)
    print(imported, await faultsOf(({ registration }) => registration.handler({}, {})))`),
)
const withSettings = lazy(() =>
  printed(`${each} ${making} ${remarking} print(counts, lines)`, leastSettings),
)
const onHosts = Object.entries(hosts).map(([host, script]) => ({
  ...{ host, script },
  registered: lazy(() =>
    printed(`${each} ${script} ${registering} ${making} print(names, counts)`, leastSettings),
  ),
}))

test('importing a function file reads no environment', async () => {
  const [imported] = await withoutHost()
  assert.deepEqual(imported, eachWith('none'))
})

test('calling a function without settings names those that are missing', async () => {
  const [, called] = await withoutHost()
  assert.deepEqual(called, eachWith(missing))
})

for (const { host, script, registered } of onHosts) {
  test(`where ${host} loads a function file, missing settings stop the app at once`, async () => {
    const faults = await printed(`${each} ${script} print(await faultsOf(() => undefined))`)
    assert.deepEqual(faults, [eachWith(missing)])
  })

  test(`where ${host} loads them with settings, all functions are registered`, async () => {
    const [names] = await registered()
    assert.deepEqual(
      names,
      functionFiles.map(({ name }) => name),
    )
  })

  test(`a handler is made once: where ${host} loads it, at once`, async () => {
    const [, counts] = await registered()
    assert.deepEqual(counts, [1, 1, 1])
  })
}

test('a handler is made once: where no host loads it, with the first call', async () => {
  const [counts] = await withSettings()
  assert.deepEqual(counts, [0, 1, 1])
})

test('what should be known of the settings is said once, by the first invocation of any function', async () => {
  const [, lines] = await withSettings()
  const plainly = lines as { event: string; remark: string }[]
  assert.equal(plainly.length, 1)
  assert.equal(plainly[0]?.event, 'setting.remark')
  assert.match(plainly[0].remark, /^ENCRYPTION_KEYS is not set: callback URLs are stored plainly/)
  const ENCRYPTION_KEYS = Buffer.alloc(32, 1).toString('base64')
  const settings = { ...leastSettings, ENCRYPTION_KEYS }
  assert.deepEqual(await printed(`${each} ${making} ${remarking} print(lines)`, settings), [[]])
})
