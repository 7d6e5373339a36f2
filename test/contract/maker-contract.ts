import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { assertProblem } from './assert-problem.js'
import { withSubscription } from './subscription.js'
import { call, subscriber, type Target } from './target.js'

/** What the flow editor asks for: event types, their outputs, values to filter by, the polling twin, the definition. */
export const makerContract = (target: Target) => {
  const read = (path: string) => call(target, path, { headers: subscriber(target) })

  test('GET /event-types lists what a maker may pick', async () => {
    const answer = await read('/event-types')
    assert.equal(answer.status, 200, answer.text)
    const types = answer.json() as { name: string; title: string; description: string }[]
    assert.ok(types.some(({ name, title }) => name === 'instore' && title !== ''))
  })

  test('GET /event-types/{eventType}/schema gives the outputs', async () => {
    const answer = await read('/event-types/InStore/schema')
    assert.equal(answer.status, 200, answer.text)
    const { schema } = answer.json() as { schema: { properties: Record<string, { type: string }> } }
    assert.equal(schema.properties.quantity?.type, 'integer')
    assertProblem(await read('/event-types/no-such-type/schema'), 404, 'unknown-event-type')
  })

  test('GET /event-types/{eventType}/values/{property} lists values of filters only', async () => {
    const answer = await read('/event-types/instore/values/storeName')
    assert.equal(answer.status, 200, answer.text)
    assert.ok(Array.isArray(answer.json()))
    assertProblem(await read('/event-types/instore/values/quantity'), 404, 'unknown-property')
  })

  test('the generic trigger subscribes and unsubscribes as the others do', async () => {
    await withSubscription(target, '/event-types/instore/subscriptions', (location) => {
      assert.match(location, /\/event\/remove\/[^/]+\/instore-[0-9a-f]{32}$/)
      return Promise.resolve()
    })
  })

  describe('GET /poll/{eventType}', () => {
    test('starts with 202 and a cursor to follow', async () => {
      const first = await read('/poll/productapproval')
      assert.equal(first.status, 202, first.text)
      assert.ok(Number(first.headers.get('retry-after')) > 0)
      const location = first.headers.get('location') ?? ''
      assert.ok(URL.canParse(location))
    })

    test('a forged cursor is 400', async () => {
      assertProblem(await read('/poll/instore?cursor=forged.cursor'), 400, 'cursor-invalid')
    })
  })

  test('GET /connection tells whom the credentials are for', async () => {
    const answer = await read('/connection')
    assert.equal(answer.status, 200, answer.text)
    assertProblem(await call(target, '/connection'), 401, 'token-missing')
  })

  test('GET /swagger.json and GET /swagger are for anyone', async () => {
    const definition = await call(target, '/swagger.json')
    assert.equal(definition.status, 200)
    assert.equal((definition.json() as { swagger: string }).swagger, '2.0')
    const page = await call(target, '/swagger')
    assert.equal(page.status, 200)
    assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/)
  })

  test('GET /openapi.json and GET /asyncapi.json are for anyone', async () => {
    const api = await call(target, '/openapi.json')
    assert.equal((api.json() as { openapi: string }).openapi, '3.1.1', api.text)
    const events = await call(target, '/asyncapi.json')
    assert.equal((events.json() as { asyncapi: string }).asyncapi, '3.0.0', events.text)
  })
}
