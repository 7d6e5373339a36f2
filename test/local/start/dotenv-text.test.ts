import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dotenvText } from '../../../local/start/dotenv-text.js'

test('variables are set, and set again in the place of their former values', () => {
  const once = dotenvText('', { TRY_URL: 'http://a', TRY_TENANT: 't' })
  assert.equal(once, 'TRY_URL=http://a\nTRY_TENANT=t\n')
  assert.equal(dotenvText(once, { TRY_URL: 'http://b' }), 'TRY_TENANT=t\nTRY_URL=http://b\n')
})

test('what else a .env file holds stays', () => {
  const mine = '# of my own\r\nTRY_URL = old\r\nSECRET="a=b"'
  assert.equal(dotenvText(mine, { TRY_URL: 'new' }), '# of my own\nSECRET="a=b"\nTRY_URL=new\n')
})
