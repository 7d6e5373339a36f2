import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeHref, readPlace } from '../../console/routes.js'
import { isSignInAnswer } from '../../console/sign-in/sign-in.js'

test('a place is read back from its own address, whatever its id and query hold', () => {
  const id = 'instore-0/ä?#&.x'
  const query = { state: 'pending', from: '2026-03-02T12:00:00.000Z', what: 'a & b' }
  assert.deepEqual(readPlace(placeHref('events', id, query)), { view: 'events', id, query })
})

test('what is empty in a query is left out of the address', () => {
  assert.equal(placeHref('find', '', { id: '', type: undefined }), '#/find')
})

test('whatever is no place leads to Now', () => {
  for (const fragment of ['', '#', '#/', '#/elsewhere/1', '#%'])
    assert.equal(readPlace(fragment).view, 'now', fragment)
  assert.equal(readPlace('#/events/%').id, '%')
})

test('an answer to signing in is no place', () => {
  assert.ok(isSignInAnswer('#code=1&state=2'))
  assert.ok(isSignInAnswer('#state=2&error=access_denied'))
  assert.ok(!isSignInAnswer('#/find?code=1'))
  assert.ok(!isSignInAnswer(''))
})
