import assert from 'node:assert/strict'
import { test } from 'node:test'
import { callbackIdentity } from '../../src/callbacks/callback-identity.js'

const url =
  'https://prod-1.logic.azure.com/workflows/w1/invoke?api-version=1&sp=%2Frun&sv=1.0&sig=s'

test('callback URLs that differ only in what the platform does not read are of one receiver', () => {
  for (const same of [
    `${url}&x=1`,
    `${url}&x=2&y`,
    url.replace('prod-1', 'PROD-1'),
    url.replace('?', '?n=5&'),
    url.replace('api-version=1&sp=%2Frun', 'sp=%2Frun&api-version=1'),
    `${url}&`,
  ])
    assert.equal(callbackIdentity(same), callbackIdentity(url), same)
})

test('another path, another signature or another host is another receiver', () => {
  for (const other of [
    url.replace('w1', 'w2'),
    url.replace('sig=s', 'sig=t'),
    url.replace('prod-1', 'prod-2'),
    'https://prod-1.logic.azure.com/workflows/w1/invoke',
    'no URL',
  ])
    assert.notEqual(callbackIdentity(other), callbackIdentity(url), other)
})
