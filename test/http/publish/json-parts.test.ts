import assert from 'node:assert/strict'
import { test } from 'node:test'
import { jsonMember, jsonParts } from '../../../src/http/publish/json-parts.js'

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (part: Uint8Array | undefined) => part && new TextDecoder().decode(part)
const partsOf = (json: string) => jsonParts(bytes(json)).map(text)

/** Sources of JSON values that a careless scanner trips over. */
const values = [
  '1.0',
  '12345678901234567890.123e-7',
  'true',
  'null',
  '""',
  '"a,b]}"',
  '"\\"],[\\\\"',
  '"\\\\\\""',
  '"é \\u00e9 😀 \\ud83d\\ude00 \u2028"',
  '[]',
  '[ [ ] , {} ]',
  '{}',
  '{ "b" : 1, "a":[{"]":"["}] , "b":2 }',
  '{"":":,"}',
]

/** Repeatable chance. */
const chance = (seed: number) => {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return Math.floor((state / 2 ** 31) * below)
  }
}

const pick = <T>(items: readonly T[], below: (count: number) => number, none: T): T =>
  items[below(items.length)] ?? none

/** A JSON value's source, of some depth, with space wherever there may be some. */
const anyJson = (below: (count: number) => number, depth: number): string => {
  const space = () => pick(['', ' ', '\n\t', '\r\n  '], below, '')
  const some = (make: () => string) =>
    Array.from({ length: below(4) }, () => space() + make() + space()).join(',') || space()
  const inner = () => anyJson(below, depth - 1)
  const kind = depth === 0 ? 0 : below(3)
  if (kind === 1) return `[${some(inner)}]`
  if (kind === 2)
    return `{${some(() => `"${pick(['a', '"', '\\', ','], below, '').replaceAll(/["\\]/g, '\\$&')}"${space()}:${space()}${inner()}`)}}`
  return pick(values, below, '0')
}

test('the elements of an array are given byte for byte, without the space around them', () => {
  for (const glue of [',', ' ,\r\n\t', ', ']) {
    assert.deepEqual(partsOf(`\n [ ${values.join(glue)} ] `), values)
    assert.deepEqual(partsOf(`[${values.join(glue)}]`), values)
  }
})

test('an array of none, and what is neither array nor object, has no parts', () => {
  for (const json of ['[]', ' [ \n ] ', '{}', '5', '"[1,2]"', 'null', '""'])
    assert.deepEqual(partsOf(json), [])
})

test('a byte order mark is no part of the first element', () => {
  assert.deepEqual(partsOf('\uFEFF[1, 2]'), ['1', '2'])
})

test('the parts of any JSON are what JSON.parse finds in it', () => {
  const below = chance(42)
  for (let i = 0; i < 2000; i++) {
    const sources = Array.from({ length: below(6) }, () => anyJson(below, 3).trim())
    const json = `[${sources.join(' , ')}]`
    assert.deepEqual(partsOf(json), sources)
    const parsed = JSON.parse(json) as unknown[]
    assert.deepEqual(
      partsOf(json).map((part) => JSON.parse(part ?? '') as unknown),
      parsed,
    )
  }
})

test('the member of an object is the one that JSON.parse finds', () => {
  const below = chance(7)
  for (let i = 0; i < 1000; i++) {
    const members = Array.from(
      { length: below(5) },
      () => `"${pick(['data', 'd\\u0061ta', 'a', ':'], below, '')}" : ${anyJson(below, 2)}`,
    )
    const json = ` { ${members.join(',')} } `
    const { data } = JSON.parse(json) as { data?: unknown }
    const found = text(jsonMember(bytes(json), 'data'))
    assert.deepEqual(found === undefined ? undefined : (JSON.parse(found) as unknown), data)
  }
})

test('what is given is a copy: it does not hold on to the whole body', () => {
  const json = bytes('[{"a":1}, 2]')
  for (const part of jsonParts(json)) assert.notEqual(part.buffer, json.buffer)
})
