import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { assertProblem } from './assert-problem.js'
import { secret, subscribe, unsubscribe, withSubscription } from './subscription.js'
import { call, claimOf, subscriber, type Target } from './target.js'

const paths = [
  '/event/instore',
  '/event/instore/',
  '/Event/InStore',
  '/event/neworder',
  '/event/neworder/',
  '/EVENT/NEWORDER',
]

/** Subscribing and unsubscribing, as Power Automate and Logic Apps do. */
export const subscribeContract = (target: Target) => {
  const base = target.publicBaseUrl ?? target.url
  const post = (path: string, options: { body?: unknown; text?: string }) =>
    call(target, path, { method: 'POST', headers: subscriber(target), ...options })

  describe('POST /event/{eventType}', () => {
    for (const path of paths) {
      test(`${path} answers 201 with an absolute Location under the public base`, async () => {
        await withSubscription(target, path, (location) => {
          assert.ok(location.startsWith(`${base}/event/remove/`), `Location is ${location}`)
          assert.match(location, new RegExp(`/event/remove/${claimOf(target, 'oid')}/[^/?#]{22,}$`))
        })
      })
    }

    test('the same callback URL again gets the same Location', async () => {
      const url = `https://prod-1.westeurope.logic.azure.com/workflows/again?sig=${secret}`
      const first = await subscribe(target, '/event/instore', url)
      const second = await subscribe(target, '/event/instore', url)
      await unsubscribe(target, first.headers.get('location') ?? '')
      assert.equal(second.status, 201)
      assert.equal(second.headers.get('location'), first.headers.get('location'))
    })

    test('an unknown event type is 404, with those there are', async () => {
      const answer = await subscribe(target, '/event/no-such-type')
      assert.match(assertProblem(answer, 404, 'unknown-event-type'), /instore.*neworder/)
    })

    test('what is no JSON is 400 body-not-json', async () => {
      assertProblem(await post('/event/instore', { text: '{"Url":' }), 400, 'body-not-json')
      assertProblem(await post('/event/instore', { text: '' }), 400, 'body-not-json')
    })

    test('a body without a Url is 400 url-missing', async () => {
      for (const body of [{}, { Url: '' }, { Url: 7 }, [], 'text'])
        assertProblem(await post('/event/instore', { body }), 400, 'url-missing')
    })

    test('a Url that may not be called is 400 url-not-allowed, and its query is not repeated', async () => {
      for (const start of [
        'https://attacker.example/hook',
        'http://prod-182.westeurope.logic.azure.com/workflows/plain',
        'https://10.0.0.1/hook',
        'https://logic.azure.com.attacker.example/hook',
        'https://user:password@prod-182.westeurope.logic.azure.com/hook',
        'ftp://prod-182.westeurope.logic.azure.com/hook',
        '/relative',
      ]) {
        const answer = await subscribe(target, '/event/instore', `${start}?sig=${secret}`)
        assertProblem(answer, 400, 'url-not-allowed')
        assert.ok(!answer.text.includes(secret))
      }
    })
  })

  describe('DELETE /event/remove/{oid}/{id}', () => {
    test('at the Location is 200, and 200 again', async () => {
      await withSubscription(target, '/event/instore', async (location) => {
        assert.equal((await unsubscribe(target, location)).status, 200)
        assert.equal((await unsubscribe(target, location)).status, 200)
      })
    })

    for (const [what, change] of [
      ['with a trailing slash', (path: string) => `${path}/`],
      ['in other letter case', (path: string) => path.replace('/event/remove/', '/Event/REMOVE/')],
    ] as const) {
      test(`${what} removes it too`, async () => {
        await withSubscription(target, '/event/neworder', async (location) => {
          assert.equal((await unsubscribe(target, change(location))).status, 200)
          const listed = await call(target, '/subscriptions', { headers: subscriber(target) })
          assert.ok(!listed.text.includes(location.split('/').at(-1) ?? location))
        })
      })
    }

    test('of an id that never was is 200', async () => {
      const oid = claimOf(target, 'oid')
      assert.equal((await unsubscribe(target, `/event/remove/${oid}/no-such-id`)).status, 200)
    })
  })
}
