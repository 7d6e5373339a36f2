import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { assertProblem } from './assert-problem.js'
import { secret, withSubscription } from './subscription.js'
import { call, claimOf, subscriber, type Target } from './target.js'

/** What is only read, and what is not there. */
export const readContract = (target: Target) => {
  const read = (path: string) => call(target, path, { headers: subscriber(target) })

  describe('GET /list/{eventType}', () => {
    for (const path of ['/list/InStore', '/list/InStore/', '/LIST/instore']) {
      test(`${path} answers an array`, async () => {
        const answer = await read(path)
        assert.equal(answer.status, 200, answer.text)
        assert.ok(Array.isArray(answer.json()))
      })
    }

    test('an unknown event type is 404, with those there are', async () => {
      const detail = assertProblem(await read('/list/no-such-type'), 404, 'unknown-event-type')
      assert.match(detail, /instore.*neworder/)
    })
  })

  test("GET /subscriptions shows one's own, without the callback URL's query", async () => {
    await withSubscription(target, '/event/instore', async (location) => {
      for (const path of ['/subscriptions', '/subscriptions/', '/Subscriptions']) {
        const answer = await read(path)
        assert.equal(answer.status, 200, answer.text)
        const shown = answer.json() as Record<string, unknown>[]
        const own = shown.find(({ id }) => location.endsWith(`/${String(id)}`))
        assert.equal(own?.eventType, 'instore')
        assert.equal(own.oid, claimOf(target, 'oid'))
        assert.equal(own.callbackHost, 'prod-182.westeurope.logic.azure.com')
        assert.ok(!answer.text.includes(secret))
        assert.ok(!answer.text.includes('sig='))
      }
    })
  })

  test('GET /health is 200 and asks for no token', async () => {
    for (const path of ['/health', '/health/', '/Health']) {
      const answer = await call(target, path)
      assert.equal(answer.status, 200, answer.text)
      assert.deepEqual(answer.json(), { status: 'healthy' })
    }
  })

  for (const [method, path] of [
    ['GET', '/event/instore'],
    ['PUT', '/event/instore'],
    ['POST', '/list/InStore'],
    ['GET', '/event/remove/someone/something'],
    ['GET', '/fire/instore'],
    ['POST', '/health'],
    ['GET', '/no-such-path'],
  ] as const) {
    test(`${method} ${path} is 404`, async () => {
      const answer = await call(target, path, { method, headers: subscriber(target) })
      assert.equal(answer.status, 404)
    })
  }
}
