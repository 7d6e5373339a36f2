import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDelivery, parseGithubBody } from '../../src/github/parse-delivery.js'
import type { Problem, ProblemCode } from '../../src/problem.js'

const headers = (given: Readonly<Record<string, string>>) => new Headers({ ...given })
const refused = (code: ProblemCode) => (error: Problem) => error.code === code

test('a delivery says which event it is and which delivery', () => {
  const given = { 'X-GitHub-Event': 'pull_request', 'X-GitHub-Delivery': '72d3162e-cc78' }
  assert.deepEqual(parseDelivery(headers(given)), { event: 'pull_request', id: '72d3162e-cc78' })
  for (const name of Object.keys(given)) {
    for (const value of ['', 'x'.repeat(129), 'é']) {
      assert.throws(
        () => parseDelivery(headers({ ...given, [name]: value })),
        refused('delivery-invalid'),
      )
    }
  }
  assert.throws(() => parseDelivery(headers({})), refused('delivery-invalid'))
})

test('JSON and a form with JSON in it are the same delivery', () => {
  const text = '{"ref":"refs/heads/main & more","n":"é😀+"}'
  const asJson = parseGithubBody(
    new TextEncoder().encode(text),
    headers({ 'content-type': 'Application/JSON; charset=utf-8' }),
  )
  const asForm = parseGithubBody(
    new TextEncoder().encode(new URLSearchParams({ payload: text }).toString()),
    headers({ 'content-type': 'application/x-www-form-urlencoded' }),
  )
  assert.deepEqual(asJson.value, JSON.parse(text))
  assert.deepEqual(asForm.value, asJson.value)
  assert.deepEqual([...asForm.bytes], [...asJson.bytes])
})

test('another content type, or a form without a payload, is refused', () => {
  const read = (contentType: string, body: string) => () =>
    parseGithubBody(new TextEncoder().encode(body), headers({ 'content-type': contentType }))
  assert.throws(read('text/plain', '{}'), refused('content-type-unsupported'))
  assert.throws(read('', '{}'), refused('content-type-unsupported'))
  const form = 'application/x-www-form-urlencoded'
  assert.throws(read(form, 'other={}'), refused('body-not-json'))
  assert.throws(read(form, 'payload=%7B'), refused('body-not-json'))
})
