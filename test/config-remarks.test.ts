import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseConfig } from '../src/config.js'
import { leastSettings } from './support/settings.js'

const encrypted = { ENCRYPTION_KEYS: Buffer.alloc(32, 1).toString('base64') }

const remarks = (changes: Record<string, string> = {}) =>
  parseConfig({ ...leastSettings, ...encrypted, ...changes }).remarks

const loose = { AzureAd__AllowWebApiToBeAuthorizedByACL: 'true' }

test('an app that is set up as it should be starts without a word', () => {
  assert.deepEqual(remarks(), [])
  assert.deepEqual(remarks({ AzureAd__AllowWebApiToBeAuthorizedByACL: 'False' }), [])
  assert.deepEqual(remarks({ ...loose, AzureAd__Scopes: 'impersonate' }), [])
})

test('that tokens without a scope or a role are let in is said at the start', () => {
  assert.match(remarks(loose).join(), /AllowWebApiToBeAuthorizedByACL is true/)
})
