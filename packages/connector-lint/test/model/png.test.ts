import assert from 'node:assert/strict'
import test from 'node:test'
import { PNG } from 'pngjs'
import { readPng } from '../../src/model/png.js'
import { pngOf } from '../png-of.js'

test('size, transparency and background of a picture are read through every filter', () => {
  const expected = { width: 3, height: 3, transparent: false, background: '#010203' }
  for (const filter of [0, 1]) assert.deepEqual(readPng(pngOf(3, [1, 2, 3], filter)), expected)
})

test('one pixel that can be seen through makes a picture transparent', () => {
  const picture = new PNG({ width: 4, height: 4 })
  picture.data.fill(255)
  picture.data[4 * 5 + 3] = 254
  const read = readPng(PNG.sync.write(picture))
  assert.deepEqual(read, { width: 4, height: 4, transparent: true, background: '#ffffff' })
})

test('corners of several colours are no background', () => {
  const picture = new PNG({ width: 4, height: 4 })
  picture.data.fill(255)
  picture.data[4 * 15] = 0
  assert.deepEqual(readPng(PNG.sync.write(picture)), { width: 4, height: 4, transparent: false })
})

test('a huge picture is not unpacked, though the file is small', () => {
  const bytes = pngOf(2, [1, 2, 3])
  bytes.writeUInt32BE(60_000, 16)
  bytes.writeUInt32BE(60_000, 20)
  assert.deepEqual(readPng(bytes), { width: 60_000, height: 60_000 })
})

test('an interlaced picture, whose size has no limit, is not unpacked', () => {
  const bytes = pngOf(2, [1, 2, 3])
  bytes[28] = 1
  assert.deepEqual(readPng(bytes), { width: 2, height: 2 })
})

test('what is no PNG or a damaged one is a fault, whatever it is', () => {
  const good = pngOf(3, [1, 2, 3])
  const flipped = Buffer.from(good)
  flipped[45] = (flipped[45] ?? 0) ^ 0xff
  assert.equal(readPng(Buffer.from('GIF89a')).fault, 'it is no PNG')
  assert.equal(readPng(good.subarray(0, 20)).fault, 'it has no header')
  assert.equal(readPng(good.subarray(0, 50)).fault, 'it is damaged or cut short')
  assert.equal(readPng(flipped).fault, 'it is damaged or cut short')
  const twice = Buffer.concat([good.subarray(0, 33), good.subarray(8)])
  assert.equal(readPng(twice).fault, 'it has two headers')
})
