import assert from 'node:assert/strict'
import test from 'node:test'
import { isPlainJson } from '../../src/json/plain-json.js'

const isPlain = (text: string) => isPlainJson(text, JSON.parse(text))

test('JSON whose every key is a member of its value is plain, whatever its strings hold', () => {
  assert.ok(isPlain('{"a": {"b": [1, {"c": null}]}, "d": true}'))
  assert.ok(isPlain(String.raw`{"a:\"b\":": "c: \\", "\\\"": ":", "__proto__": {"a": 1}}`))
  for (const text of ['[]', '"a:b"', 'null', '[":", "x"]']) assert.ok(isPlain(text))
})

test('JSON with a repeated key, however it is written, is not plain', () => {
  assert.ok(!isPlain('{"a": 1, "a": 1}'))
  assert.ok(!isPlain(String.raw`[{"a": {"b": 1, "\u0062": 2}}]`))
  assert.ok(!isPlain('{"__proto__": 1, "__proto__": 2}'))
})

test('JSON that nests deeper than 128 levels is not plain', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
  assert.ok(isPlain(nested(128)))
  assert.ok(!isPlain(nested(129)))
  assert.ok(!isPlain(nested(100_000)))
})
