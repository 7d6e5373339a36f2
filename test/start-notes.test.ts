import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseConfig } from '../src/config.js'
import { startNotes } from '../src/start-notes.js'
import { leastSettings } from './support/settings.js'

const notes = (changes: Record<string, string> = {}) =>
  startNotes(parseConfig({ ...leastSettings, ...changes }))

const loose = { AzureAd__AllowWebApiToBeAuthorizedByACL: 'true' }

test('an app that is set up as it should be starts without a word', () => {
  assert.deepEqual(notes(), [])
  assert.deepEqual(notes({ AzureAd__AllowWebApiToBeAuthorizedByACL: 'False' }), [])
  assert.deepEqual(notes({ ...loose, AzureAd__Scopes: 'impersonate' }), [])
})

test('that tokens without a scope or a role are let in is said at the start', () => {
  assert.match(notes(loose).join(), /AllowWebApiToBeAuthorizedByACL is true/)
})
