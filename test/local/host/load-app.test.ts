import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDisabled, readFunction } from '../../../local/host/app-function.js'
import { findFiles } from '../../../local/host/find-files.js'
import type { RpcBinding } from '../../../local/host/functions-core.js'
import { resolveSettings } from '../../../local/host/resolve-settings.js'
import { fixtureApp } from './fixture.js'

const read = (bindings: Record<string, RpcBinding>, environment: Record<string, string> = {}) =>
  readFunction({ metadata: { name: 'f', bindings }, callback: () => undefined }, environment)

test('a glob finds files in alphabetical order', async () => {
  const all = ['functions/background.mjs', 'functions/hooks.mjs', 'functions/http.mjs']
  assert.deepEqual(await findFiles(fixtureApp, 'functions/*.mjs'), all)
  assert.deepEqual(await findFiles(fixtureApp, './functions/{http,hooks}.mjs'), all.slice(1))
  assert.deepEqual(await findFiles(fixtureApp, '{seen.mjs,functions/h*.mjs}'), [
    'functions/hooks.mjs',
    'functions/http.mjs',
    'seen.mjs',
  ])
  assert.deepEqual(await findFiles(fixtureApp, '**/*.mjs'), [...all, 'seen.mjs'])
  assert.deepEqual(await findFiles(fixtureApp, 'seen.mjs'), ['seen.mjs'])
  assert.deepEqual(await findFiles(fixtureApp, 'absent/*.js'), [])
})

test('a folder that is there and cannot be read is an error, not one without files', async () => {
  await assert.rejects(findFiles(fixtureApp, 'seen.mjs/*.js'), { code: 'ENOTDIR' })
})

test('settings named in a trigger are resolved, and one that is not set is an error', () => {
  const bindings = { t: { type: 'queueTrigger', queueName: '%Q%', connection: 'C' } }
  const trigger = { kind: 'queue', queueName: 'jobs', connection: 'C' }
  assert.deepEqual(read(bindings, { Q: 'jobs' }).trigger, trigger)
  assert.throws(
    () => read(bindings),
    ({ cause }: Error) => String(cause).includes('The setting Q, named in "%Q%", is not set'),
  )
  assert.equal(resolveSettings('a/%X%/%Y%', { X: '1', Y: '2' }), 'a/1/2')
})

test('what this host cannot run is an error and not left out', () => {
  const told = (text: RegExp) => (error: Error) =>
    error.message.includes('function f cannot run') && text.test(String(error.cause))
  assert.throws(() => read({ t: { type: 'blobTrigger' } }), told(/no blobTrigger/))
  assert.throws(
    () => read({ t: { type: 'timerTrigger' }, o: { type: 'queue', direction: 'out' } }),
    told(/carries no queue/),
  )
})

test('a setting switches a function off', () => {
  assert.equal(isDisabled('f', { 'AzureWebJobs.f.Disabled': 'true' }), true)
  assert.equal(isDisabled('f', { 'AzureWebJobs.f.Disabled': 'false' }), false)
  assert.equal(isDisabled('f', {}), false)
})
