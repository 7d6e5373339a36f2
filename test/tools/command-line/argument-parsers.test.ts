import assert from 'node:assert/strict'
import { test } from 'node:test'
import { items, itemsOf } from '../../../tools/command-line/items.js'
import { numberFrom, wholeNumberFrom } from '../../../tools/command-line/number-from.js'

test('a number is taken within its bounds only, and as decimals only', () => {
  assert.deepEqual(['0', '0.5', '24', ' 7 '].map(numberFrom(0, 24)), [0, 0.5, 24, 7])
  for (const text of ['', '-1', '24.1', '1e1', '0x1', 'NaN', 'Infinity', '1,5'])
    assert.throws(() => numberFrom(0, 24)(text), /a number from 0 to 24/)
})

test('a whole number has no fraction', () => {
  assert.deepEqual(['1', '65535'].map(wholeNumberFrom(1, 65_535)), [1, 65_535])
  for (const text of ['', '0', '1.5', '65536', 'many'])
    assert.throws(() => wholeNumberFrom(1, 65_535)(text), /a whole number from 1 to 65535/)
})

test('a list holds each item once, in the order given, and is never empty', () => {
  assert.deepEqual(items(' b, a,,b '), ['b', 'a'])
  for (const text of ['', ' , ']) assert.throws(() => items(text), /empty/)
})

test('choices are known in any case; another one is refused with those that there are', () => {
  const parse = itemsOf(['subscribe', 'fire'])
  assert.deepEqual(parse('FIRE, subscribe'), ['fire', 'subscribe'])
  assert.throws(() => parse('fire,fly'), /no "fly". There are: subscribe, fire/)
})
