import assert from 'node:assert/strict'
import { test } from 'node:test'
import { idempotencyKey } from '../../../src/http/publish/idempotency-key.js'
import { Problem } from '../../../src/problem.js'
import { httpRequest } from '../../support/http-request.js'

const read = (key: string) => idempotencyKey(httpRequest({ headers: { 'Idempotency-Key': key } }))

test('the header is the key, as it stands', () => {
  for (const key of ['a', '"8e03978e-40d5-43dd-bc93-6894a57f9324"', 'a b ~', 'x'.repeat(255)])
    assert.equal(read(key), key)
  assert.equal(idempotencyKey(httpRequest()), undefined)
})

test('a header that is empty, too long or not printable ASCII is refused', () => {
  for (const key of ['', 'x'.repeat(256), 'clé', 'a\tb']) {
    assert.throws(
      () => read(key),
      (error) => error instanceof Problem && error.code === 'idempotency-key-invalid',
    )
  }
})
