import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settingsOf } from '../../src/settings.js'
import { formatSecret } from '../../src/signing/secret-text.js'
import { parseSigning } from '../../src/signing/signing-config.js'
import { noon } from '../support/deliveries.js'
import { masterNumber, secretNumber } from '../support/signing.js'

const parse = (value: string) => {
  const settings = settingsOf({ SIGNING_SECRETS: value })
  return { secrets: parseSigning(settings), faults: settings.faults }
}

const ended = (number: number, until = '2026-03-02T12:00:00Z') =>
  `${secretNumber(number)};until=${until}`

test('without a secret nothing is signed', () => {
  for (const value of ['', ' ', ' , ']) assert.deepEqual(parse(value), { secrets: [], faults: [] })
})

test('secrets of 24 to 64 bytes are read, the current one before those that end', () => {
  const short = formatSecret(Buffer.alloc(24, 3))
  const long = formatSecret(Buffer.alloc(64, 4))
  const { secrets, faults } = parse(`${ended(1)} , ${secretNumber(2)},${short},${long}`)
  assert.deepEqual(faults, [])
  assert.deepEqual(secrets, [
    { master: masterNumber(2) },
    { master: Buffer.alloc(24, 3) },
    { master: Buffer.alloc(64, 4) },
    { master: masterNumber(1), until: noon },
  ])
})

test('an end is a time in any zone, to the minute or more exactly', () => {
  for (const until of ['2026-03-02T12:00Z', '2026-03-02T12:00:00.000Z', '2026-03-02T13:00+01:00']) {
    const { secrets, faults } = parse(`${secretNumber(1)}, ${secretNumber(2)} ; until=${until}`)
    assert.deepEqual([secrets[1]?.until, faults], [noon, []])
  }
})

const bytes = 'Q'.repeat(43)

const wrong: readonly [what: string, value: string, fault: RegExp][] = [
  ['a secret without its prefix', `${bytes}=`, /number 1.*"whsec_"/],
  ['a secret with another prefix', `whsk_${bytes}=`, /number 1.*"whsec_"/],
  ['a secret that is no base64', `whsec_${'!'.repeat(44)}`, /base64/],
  ['a secret with something else in its base64', `whsec_QQ QQ${bytes}=`, /base64/],
  ['a secret without its padding', `whsec_${bytes}`, /base64/],
  ['a secret in base64url', secretNumber(0xff).replaceAll('/', '_'), /base64/],
  ['23 bytes', formatSecret(Buffer.alloc(23, 1)), /24 to 64 bytes/],
  ['65 bytes', formatSecret(Buffer.alloc(65, 1)), /24 to 64 bytes/],
  ['an end that is no date', `${secretNumber(1)},${ended(2, 'soon')}`, /number 2.*until=/],
  ['an end on a day that is none', `${secretNumber(1)},${ended(2, '2026-02-30T00:00Z')}`, /until=/],
  ['an end without a zone', `${secretNumber(1)},${ended(2, '2026-03-02T12:00')}`, /until=/],
  ['an end without a time', `${secretNumber(1)},${ended(2, '2026-03-02')}`, /until=/],
  ['two ends', `${secretNumber(1)},${ended(2)};until=2026-03-02T12:00Z`, /number 2.*until=/],
  ['something else than an end', `${secretNumber(1)},${secretNumber(2)};from=now`, /until=/],
  ['ends only', `${ended(1)},${ended(2)}`, /gives each secret an end/],
  ['a secret twice', `${secretNumber(1)},${ended(1)}`, /twice/],
  ['six secrets', [1, 2, 3, 4, 5, 6].map(secretNumber).join(','), /6 secrets, more than 5/],
]

for (const [what, value, fault] of wrong) {
  test(`${what}: refused, and not repeated`, () => {
    const { faults } = parse(value)
    assert.equal(faults.length, 1, faults.join('\n'))
    assert.match(faults[0] ?? '', /^SIGNING_SECRETS /)
    assert.match(faults[0] ?? '', fault)
    const said = faults.join().replaceAll('"whsec_"', '')
    for (const part of value.split(/[,;=_]/).filter((each) => each.length > 12))
      assert.equal(said.includes(part), false)
  })
}

test('several faults are told at once', () => {
  const { faults } = parse(`hunter2,${ended(1, 'tomorrow')},${ended(2)},${ended(2)}`)
  assert.equal(faults.length, 4)
})
