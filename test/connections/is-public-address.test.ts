import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPublicAddress } from '../../src/connections/is-public-address.js'
import { arePublic, notPublic } from './address-vectors.js'

test('no address of a network, a machine, a document or of later times is public, however it is written', () => {
  assert.ok(new Set(notPublic).size >= 120)
  assert.deepEqual(notPublic.filter(isPublicAddress), [])
})

test('the addresses of the internet are public, up to the ends of all other ranges', () => {
  assert.deepEqual(
    arePublic.filter((address) => !isPublicAddress(address)),
    [],
  )
})

test('an IPv4 address is judged alike, by itself and as NAT64 has it', () => {
  const dotted = [...notPublic, ...arePublic].filter((text) => /^(\d+\.){3}\d+$/.test(text))
  const plain = dotted.filter((text) => !/^0\d|\.0\d/.test(text))
  assert.ok(plain.length > 70)
  for (const address of plain)
    assert.equal(isPublicAddress(`64:ff9b::${address}`), isPublicAddress(address), address)
})
