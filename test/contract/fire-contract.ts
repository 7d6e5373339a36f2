import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { assertProblem } from './assert-problem.js'
import { call, claimOf, publisher, subscriber, type Answer, type Target } from './target.js'

const counts = ['matched', 'delivered', 'pending', 'parked', 'deadLettered', 'retired'] as const

const newOrder = () => ({ customerName: 'Contract suite', orderNumber: randomUUID(), total: 149.9 })

const settled = async (target: Target, location: string): Promise<Answer> => {
  const end = Date.now() + 60_000
  for (;;) {
    const answer = await call(target, location, { headers: publisher(target) })
    if (answer.status !== 202 || Date.now() > end) return answer
    assert.equal((answer.json() as { status: string }).status, 'running')
    assert.ok(answer.headers.has('retry-after'))
    assert.ok(URL.canParse(answer.headers.get('location') ?? ''))
    await sleep(200)
  }
}

/** Firing, and what is told of what was fired. */
export const fireContract = (target: Target) => {
  // An API key belongs to no tenant, so the request names the subscriber's.
  const tenant = `?tenant=${claimOf(target, 'tid')}`
  const fire = (path: string, body: unknown) =>
    call(target, `${path}${tenant}`, { method: 'POST', headers: publisher(target), body })

  describe('POST /fire/{eventType}', () => {
    for (const path of ['/fire/neworder', '/fire/neworder/', '/Fire/NewOrder', '/fire/neworders']) {
      test(`${path} answers 202, and the account at its Location settles`, async () => {
        const answer = await fire(path, newOrder())
        assert.equal(answer.status, 202, answer.text)
        const { eventId } = answer.json() as { eventId: string }
        const location = answer.headers.get('location') ?? ''
        assert.ok(
          location.startsWith(`${target.publicBaseUrl ?? target.url}/fire/status/${eventId}`),
          `Location is ${location}`,
        )
        assert.match(answer.headers.get('retry-after') ?? '', /^\d+$/)

        const status = await settled(target, location)
        assert.equal(status.status, 200, status.text)
        const account = status.json() as Record<string, unknown>
        assert.deepEqual(
          Object.keys(account).sort(),
          ['eventId', 'eventType', 'firedAt', 'status', ...counts].sort(),
        )
        assert.equal(account.eventId, eventId)
        assert.equal(account.eventType, 'neworder')
        assert.equal(account.status, 'settled')
        assert.ok(!Number.isNaN(Date.parse(String(account.firedAt))))
        const [matched = -1, ...parts] = counts.map((count) => Number(account[count]))
        assert.equal(
          matched,
          parts.reduce((sum, part) => sum + part, 0),
        )
      })
    }

    test('the payload is the first that the list answers, of every spelling of its path', async () => {
      const payload = newOrder()
      assert.equal((await fire('/fire/neworder', payload)).status, 202)
      for (const path of [
        '/list/neworders',
        '/list/neworders/',
        '/List/NewOrders',
        '/list/neworder',
      ]) {
        const answer = await call(target, path, { headers: subscriber(target) })
        assert.equal(answer.status, 200, answer.text)
        assert.match(answer.headers.get('content-type') ?? '', /^application\/json/)
        assert.deepEqual((answer.json() as unknown[])[0], payload)
      }
    })

    test('a wrong payload is 400, each fault named with its path', async () => {
      const answer = await fire('/fire/instore', { storeName: 7, quantity: -1 })
      assertProblem(answer, 400, 'payload-invalid')
      const { errors } = answer.json() as { errors: { path: string; message: string }[] }
      assert.deepEqual(errors.map(({ path }) => path).sort(), [
        '/productName',
        '/quantity',
        '/storeName',
      ])
      for (const { message } of errors) assert.notEqual(message, '')
    })

    test('a payload of more than 64 KiB is 413', async () => {
      const answer = await fire('/fire/neworder', {
        ...newOrder(),
        customerName: 'x'.repeat(65_536),
      })
      assertProblem(answer, 413, 'payload-too-large')
    })

    test('what is no JSON is 400 body-not-json', async () => {
      const options = { method: 'POST', headers: publisher(target), text: 'storeName=Magasin' }
      assertProblem(await call(target, `/fire/instore${tenant}`, options), 400, 'body-not-json')
    })

    test('an unknown event type is 404, with those there are', async () => {
      const detail = assertProblem(await fire('/fire/no-such-type', {}), 404, 'unknown-event-type')
      assert.match(detail, /instore.*neworder/)
    })
  })

  test('GET /fire/status/{eventId} of an event that never was is 404', async () => {
    for (const id of ['neworder-00000000000000000000000000', 'nothing']) {
      const path = `/fire/status/${id}${tenant}`
      assertProblem(await call(target, path, { headers: publisher(target) }), 404, 'unknown-event')
    }
  })
}
