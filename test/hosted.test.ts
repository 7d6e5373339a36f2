import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { promisify } from 'node:util'
import type { Environment } from '../src/settings.js'
import { functionFiles } from './support/function-files.js'
import { leastSettings } from './support/settings.js'

const compiled = (path: string) => JSON.stringify(new URL(`../${path}`, import.meta.url).href)

/** What a script prints as JSON, run by a process that has no environment but this one. */
const printed = async (script: string, env: Environment = {}): Promise<unknown> => {
  const args = ['--input-type=module', '-e', script]
  const { stdout } = await promisify(execFile)(process.execPath, args, { env })
  return JSON.parse(stdout)
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

/** Imports every function file, and does something with each; prints the different faults that came of it. */
const withEach = (use: string) => `
  const faults = []
  for (const url of ${JSON.stringify(functionFiles.map(({ url }) => url))})
    try {
      const { registration } = await import(url)
      ${use}
      faults.push('none')
    } catch ({ message }) {
      faults.push(String(message.match(/\\w+(?= is missing)/g) ?? message))
    }
  console.log(JSON.stringify({ files: faults.length, faults: [...new Set(faults)] }))
`

const eachWith = (fault: string) => ({ files: functionFiles.length, faults: [fault] })

const missing = 'AzureAd__ClientId,AzureAd__TenantId,AzureWebJobsStorage,PUBLIC_BASE_URL'

test('importing a function file reads no environment', async () => {
  assert.deepEqual(await printed(withEach('')), eachWith('none'))
})

test('calling a function without settings names those that are missing', async () => {
  const faults = await printed(withEach('await registration.handler({}, {})'))
  assert.deepEqual(faults, eachWith(missing))
})

for (const [host, script] of Object.entries(hosts)) {
  test(`where ${host} loads a function file, missing settings stop the app at once`, async () => {
    assert.deepEqual(await printed(script + withEach('')), eachWith(missing))
  })

  test(`where ${host} loads them with settings, all functions are registered`, async () => {
    const names = await printed(
      `${script}
      for (const url of ${JSON.stringify(functionFiles.map(({ url }) => url))}) await import(url)
      console.log(JSON.stringify(registry.functions().map(({ metadata }) => metadata.name)))`,
      leastSettings,
    )
    assert.deepEqual(
      names,
      functionFiles.map(({ name }) => name),
    )
  })
}

for (const [where, script, made] of [
  ['where no host loads it, with the first call', '', [0, 1, 1]],
  ['where a host loads it, at once', localHost, [1, 1, 1]],
] as const) {
  test(`a handler is made once: ${where}`, async () => {
    const counts = await printed(
      `${script}
      const { hosted } = await import(${compiled('src/hosted.js')})
      let made = 0
      const handler = hosted(() => {
        made++
        return () => made
      })
      console.log(JSON.stringify([made, handler(), handler()]))`,
      leastSettings,
    )
    assert.deepEqual(counts, made)
  })
}

test('what should be known of the settings is said once, by the first invocation of any function', async () => {
  const invoke = `
    const { hosted } = await import(${compiled('src/hosted.js')})
    const lines = []
    const log = (line) => lines.push(JSON.parse(line))
    for (let i = 0; i < 3; i++) hosted(() => () => undefined)({}, { log, error: log })
    console.log(JSON.stringify(lines))`
  const plainly = (await printed(invoke, leastSettings)) as { event: string; remark: string }[]
  assert.equal(plainly.length, 1)
  assert.equal(plainly[0]?.event, 'setting.remark')
  assert.match(plainly[0].remark, /^ENCRYPTION_KEYS is not set: callback URLs are stored plainly/)
  const ENCRYPTION_KEYS = Buffer.alloc(32, 1).toString('base64')
  assert.deepEqual(await printed(invoke, { ...leastSettings, ENCRYPTION_KEYS }), [])
})
