import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSigned } from '../../src/github/is-signed.js'
import { signatureOf, webhookSecret } from '../support/github.js'

const bytesOf = (text: string) => new TextEncoder().encode(text)

test("GitHub's own test vector verifies", () => {
  // https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries#testing-the-webhook-payload-validation
  const signature = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17'
  assert.ok(isSigned(bytesOf('Hello, World!'), signature, "It's a Secret to Everybody"))
})

test('a body signed with this secret verifies, be it empty, and no other does', () => {
  for (const body of ['', '{}', '{"é":"😀"}'])
    assert.ok(isSigned(bytesOf(body), signatureOf(body), webhookSecret))
  assert.ok(!isSigned(bytesOf('{ }'), signatureOf('{}'), webhookSecret))
  assert.ok(!isSigned(bytesOf('{}'), signatureOf('{}', 'another'), webhookSecret))
})

test('what is no signature is none', () => {
  const hex = signatureOf('{}').slice('sha256='.length)
  for (const signature of [null, '', 'sha256=', `sha1=${hex}`, hex, `sha256=${hex}0`, ` ${hex}`])
    assert.ok(!isSigned(bytesOf('{}'), signature, webhookSecret), String(signature))
})
