import assert from 'node:assert/strict'
import { test } from 'node:test'
import { jsonBody } from '../../src/http/json-body.js'
import { httpRequest } from '../support/http-request.js'
import { refusal } from '../support/refusal.js'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const read = (body: Uint8Array | string, limit = 1000) => jsonBody(httpRequest({ body }), limit)

test('a body is parsed, and its bytes are kept as they came', async () => {
  const text = '{ "a" : 1.0,\n "é": "\\u00e9" }'
  const { value, bytes } = await read(bytesOf(text))
  assert.deepEqual(value, { a: 1, é: 'é' })
  assert.equal(new TextDecoder().decode(bytes), text)
})

test('a byte order mark is passed over, once', async () => {
  const { value, bytes } = await read('\uFEFF{"a":1}')
  assert.deepEqual([value, bytes], [{ a: 1 }, bytesOf('{"a":1}')])
  await refusal(read('\uFEFF\uFEFF{"a":1}'), 'body-not-json', 400)
})

test('any JSON value is a body', async () => {
  for (const value of [null, 0, 'text', [], true])
    assert.deepEqual((await read(JSON.stringify(value))).value, value)
})

test('a body may have as many bytes as the limit, not one more', async () => {
  const text = JSON.stringify('é'.repeat(10))
  assert.equal(bytesOf(text).length, 22)
  assert.equal((await read(text, 22)).bytes.length, 22)
  await refusal(read(text, 21), 'payload-too-large', 413)
})

test('a body that is chunked, and so withheld by the host, is asked for with its length', async () => {
  const headers = { 'transfer-encoding': 'chunked' }
  await refusal(jsonBody(httpRequest({ headers }), 1000), 'length-required', 411)
  const there = await jsonBody(httpRequest({ headers, body: '{}' }), 1000)
  assert.deepEqual(there.value, {})
})

test('a body that is not UTF-8 is refused, not repaired', async () => {
  const latin1 = new Uint8Array([0x22, 0xe9, 0x22])
  await refusal(read(latin1), 'body-not-json', 400)
  const utf16 = new Uint8Array(Buffer.from('{"a":1}', 'utf16le'))
  await refusal(read(utf16), 'body-not-json', 400)
})

test('no body, or one that is no JSON, is refused', async () => {
  const empty = await refusal(jsonBody(httpRequest(), 1000), 'body-not-json', 400)
  assert.match(empty.message, /empty/)
  for (const text of ['{', 'hello', '{"a":1}}', "{'a':1}", 'NaN', ' '])
    await refusal(read(text), 'body-not-json', 400)
})

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

test('a body is nested as deep as any parser goes, and no deeper', async () => {
  await read(nested(64))
  const problem = await refusal(read(nested(65)), 'body-too-deep', 400)
  assert.match(problem.message, /65 levels/)
  await refusal(read(`{"a":${nested(64)}}`), 'body-too-deep', 400)
  await refusal(read('{"a":'.repeat(5000), 100_000), 'body-too-deep', 400)
})

test('brackets in a text are not nested', async () => {
  await read(JSON.stringify('[{'.repeat(100)))
})

test('a refusal does not repeat the body', async () => {
  const problem = await refusal(read('{"S3CR3T'), 'body-not-json', 400)
  assert.equal(problem.message.includes('S3CR3T'), false)
})
