import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { jsonShape } from '../../src/http/json-shape.js'

const shapeOf = (text: string) => jsonShape(new TextEncoder().encode(text))

for (const [json, depth, widest] of [
  ['5', 0, []],
  ['"[[[,,,{"', 0, []],
  ['[]', 1, [1]],
  ['[1]', 1, [1]],
  [' [ 1 , 2 ]', 1, [2]],
  ['{"a":"\\",[","b":[1,2,3]}', 2, [2, 3]],
  ['[{"a":1},{"a":1,"b":2,"c":3},[]]', 2, [3, 3]],
  ['[[[[]]]]', 4, [1, 1, 1, 1]],
  ['["é \\\\", "😀"]', 1, [2]],
] as const) {
  test(`${json} is ${depth} deep, and as wide as it is`, () => {
    assert.deepEqual(shapeOf(json), { depth, widest: [...widest] })
  })
}

test('what is no JSON has some shape, too', () => {
  for (const text of ['', ']', '}}}', '[', '"', '\\', '[,,,', '{"a', ']]][[['])
    assert.ok(shapeOf(text).depth >= 0)
})

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? 1 + Math.max(0, ...Object.values(value).map(depthOf))
    : 0

test('any JSON is as deep as it is nested, and as wide as it has parts', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      const value: unknown = JSON.parse(json)
      const { depth, widest } = shapeOf(json)
      assert.equal(depth, depthOf(value))
      // Names that come twice are two parts of the text.
      if (Array.isArray(value)) assert.equal(widest[0], Math.max(1, value.length))
    }),
    { numRuns: 500 },
  )
})
