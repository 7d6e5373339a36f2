import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { deriveSecrets } from '../../src/signing/derive-secrets.js'
import { formatSecret } from '../../src/signing/secret-text.js'
import { signatureHeaders, type SignedAttempt } from '../../src/signing/signature-headers.js'
import { newRecipient, tenantNumber } from '../support/deliveries.js'
import { masterNumber, verifies } from '../support/signing.js'

// The receivers' library looks at the clock itself: these attempts are made now, which may be long after this file was read.
let now = new Date()
beforeEach(() => {
  now = new Date()
})
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds)

const recipient = newRecipient(1)
const text = '{"storeName":"Épicerie Ouï – 食料品店 🛒","quantity":5.00}\n'

const attempt = (changes: Partial<SignedAttempt> = {}): SignedAttempt => ({
  recipient,
  trackingId: 'instore-1.2',
  at: now,
  payload: new TextEncoder().encode(text),
  ...changes,
})

const masters = (...numbers: number[]) => numbers.map((n) => ({ master: masterNumber(n) }))

/** A subscription's only secret of one master, as its receiver gets it. */
const secretOf = (number: number, of = recipient): string => {
  const [secret] = deriveSecrets(masters(number), of, now)
  assert.ok(secret)
  return formatSecret(secret.key)
}

/** Which of these secrets verify an attempt that is signed with those. */
const verdicts = (
  secrets: readonly string[],
  sign: ReturnType<typeof signatureHeaders>,
  made = attempt(),
) => {
  const delivery = { body: Buffer.from(made.payload), headers: sign(made) }
  return secrets.map((secret) => verifies(secret, delivery))
}

test('a receiver with the subscription’s secret verifies its deliveries', () => {
  assert.deepEqual(verdicts([secretOf(1)], signatureHeaders(masters(1))), [true])
})

test('the headers are those of Standard Webhooks, the time that of the attempt in whole seconds', () => {
  const at = new Date('2026-03-02T12:00:00.999Z')
  const headers = signatureHeaders(masters(1, 2))(attempt({ at }))
  assert.deepEqual(Object.keys(headers), ['webhook-id', 'webhook-timestamp', 'webhook-signature'])
  assert.equal(headers['webhook-id'], 'instore-1.2')
  assert.equal(headers['webhook-timestamp'], '1772452800')
  assert.match(headers['webhook-signature'] ?? '', /^v1,[\w+/]{43}= v1,[\w+/]{43}=$/)
})

test('what is signed stays the same from one version of this app to the next', () => {
  const headers = signatureHeaders(masters(1))(attempt({ at: new Date('2026-03-02T12:00:00Z') }))
  assert.equal(secretOf(1), 'whsec_jes6/QqAQcZOO8T9PQ+XnEGobmOSe1KCA6lGkv6pbRg=')
  assert.equal(headers['webhook-signature'], 'v1,ZMKo4TFCBi8FZfN0kJ1HC8kg85B2jz7T/q/pcqpbPOA=')
})

test('with several master secrets, each one’s secret verifies', () => {
  assert.deepEqual(
    verdicts(
      [1, 2, 3].map((n) => secretOf(n)),
      signatureHeaders(masters(1, 2)),
    ),
    [true, true, false],
  )
})

test('a former secret signs until its end, and not from then on', () => {
  const sign = signatureHeaders([...masters(2), { master: masterNumber(1), until: later(1000) }])
  const secrets = [secretOf(2), secretOf(1)]
  assert.deepEqual(verdicts(secrets, sign), [true, true])
  assert.deepEqual(verdicts(secrets, sign, attempt({ at: later(999) })), [true, true])
  assert.deepEqual(verdicts(secrets, sign, attempt({ at: later(1000) })), [true, false])
})

test('no other subscription’s secret verifies, nor a master secret', () => {
  const others = [
    newRecipient(2),
    { ...recipient, tenantId: tenantNumber(2) },
    { ...recipient, id: recipient.id.replace('instore', 'neworder') },
  ].map((other) => secretOf(1, other))
  const secrets = [...others, formatSecret(masterNumber(1))]
  assert.equal(new Set([...secrets, secretOf(1)]).size, 5)
  assert.deepEqual(
    verdicts(secrets, signatureHeaders(masters(1))),
    secrets.map(() => false),
  )
})

test('a delivery whose body, id or time was changed on the way is refused', () => {
  const headers = signatureHeaders(masters(1))(attempt())
  const changed = (body: string, changes: Record<string, string> = {}) =>
    verifies(secretOf(1), { body: Buffer.from(body), headers: { ...headers, ...changes } })
  assert.equal(changed(text), true)
  assert.equal(changed(text.trimEnd()), false)
  assert.equal(changed(text, { 'webhook-id': 'instore-1.3' }), false)
  const earlier = String(Number(headers['webhook-timestamp']) - 1)
  assert.equal(changed(text, { 'webhook-timestamp': earlier }), false)
})

test('the bytes are signed as they are, also those that are no text', () => {
  const sign = signatureHeaders(masters(1))
  const signature = (payload: Uint8Array) => sign(attempt({ payload }))['webhook-signature']
  // As text, both would be one replacement character.
  assert.notEqual(signature(Uint8Array.of(0xfe)), signature(Uint8Array.of(0xff)))
})

test('a subscription’s secrets name the end of each, and leave out those that have ended', () => {
  const until = later(1000)
  const both = [...masters(2), { master: masterNumber(1), until }]
  const shown = (at: Date) =>
    deriveSecrets(both, recipient, at).map(({ key, ...end }) => ({
      ...end,
      ours: formatSecret(key),
    }))
  assert.deepEqual(shown(now), [{ ours: secretOf(2) }, { until, ours: secretOf(1) }])
  assert.deepEqual(shown(until), [{ ours: secretOf(2) }])
})

test('without a master secret there is no header', () => {
  assert.deepEqual(signatureHeaders([])(attempt()), {})
})
