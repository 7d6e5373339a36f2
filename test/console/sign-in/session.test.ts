import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forgetSession, keepSession, readSession } from '../../../console/sign-in/session.js'
import { userName } from '../../../console/sign-in/user-name.js'
import { shelf } from '../../support/shelf.js'

test('a session is kept until it ends, or is forgotten', () => {
  const tab = shelf()
  const session = { token: 'a', expiresAt: 1000 }
  assert.equal(readSession(tab, 0), undefined)
  keepSession(tab, session)
  assert.deepEqual(readSession(tab, 999), session)
  assert.equal(readSession(tab, 1000), undefined)
  forgetSession(tab)
  assert.equal(readSession(tab, 0), undefined)
})

test('who is signed in is named as the token does it, or not at all', () => {
  const token = (claims: object) =>
    `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`
  assert.equal(userName(token({ name: 'Odile', upn: 'o@x' })), 'Odile')
  assert.equal(userName(token({ preferred_username: 'o@x' })), 'o@x')
  assert.equal(userName(token({})), '')
  assert.equal(userName('no token'), '')
})
