import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { assertProblem } from './assert-problem.js'
import { call, claimOf, publisher, subscriber, type Answer, type Target } from './target.js'

const newOrder = () => ({ customerName: 'Contract suite', orderNumber: randomUUID(), total: 149.9 })

const cloudEvent = (changes: Record<string, unknown> = {}) => ({
  specversion: '1.0',
  id: randomUUID(),
  source: '/contract',
  type: 'com.contoso.NewOrder',
  data: newOrder(),
  ...changes,
})

const structured = { 'content-type': 'application/cloudevents+json' }
const batched = { 'content-type': 'application/cloudevents-batch+json' }
const binary = (id: string) => ({
  'ce-specversion': '1.0',
  'ce-id': id,
  'ce-source': '/contract',
  'ce-type': 'com.contoso.neworder',
  'content-type': 'application/json; charset=utf-8',
})

/** Firing several events with one request, and firing CloudEvents. */
export const batchContract = (target: Target) => {
  const fire = (body: unknown, headers: Record<string, string> = {}) =>
    call(target, `/fire/neworder?tenant=${claimOf(target, 'tid')}`, {
      method: 'POST',
      headers: { ...publisher(target), ...headers },
      body,
    })

  /** The ids of a batch that was accepted. */
  const idsOf = (answer: Answer): string[] => {
    assert.equal(answer.status, 202, answer.text)
    assert.match(answer.headers.get('retry-after') ?? '', /^\d+$/)
    assert.equal(answer.headers.get('location'), null)
    const { events } = answer.json() as { events: { eventId: string; location: string }[] }
    const base = target.publicBaseUrl ?? target.url
    for (const { eventId, location } of events)
      assert.ok(location.startsWith(`${base}/fire/status/${eventId}`), location)
    return events.map(({ eventId }) => eventId)
  }

  const idOf = (answer: Answer): string => {
    assert.equal(answer.status, 202, answer.text)
    assert.ok(answer.headers.has('location'))
    return (answer.json() as { eventId: string }).eventId
  }

  const listed = async (orderNumber: string) => {
    const answer = await call(target, '/list/neworder', { headers: subscriber(target) })
    return (answer.json() as { orderNumber: string }[]).filter(
      (each) => each.orderNumber === orderNumber,
    ).length
  }

  const faultPaths = (answer: Answer, code: string) => {
    assertProblem(answer, 400, code)
    const { errors } = answer.json() as { errors: { path: string }[] }
    return errors.map(({ path }) => path)
  }

  describe('POST /fire/{eventType} with an array', () => {
    test('each payload is an event, answered in the order sent', async () => {
      const orders = [newOrder(), newOrder(), newOrder()]
      const ids = idsOf(await fire(orders))
      assert.equal(new Set(ids).size, 3)
      for (const { orderNumber } of orders) assert.equal(await listed(orderNumber), 1)
    })

    test('one wrong payload undoes all, and each fault is named with its place', async () => {
      const order = newOrder()
      const answer = await fire([order, { ...newOrder(), total: 'much' }, []])
      const paths = faultPaths(answer, 'payload-invalid')
      assert.deepEqual(paths, ['/1/total', '/2'])
      assert.equal(await listed(order.orderNumber), 0)
    })

    test('a key covers the batch: repeats at once are the same events, another body is 409', async () => {
      const orders = [newOrder(), newOrder()]
      const key = { 'idempotency-key': randomUUID() }
      const answers = await Promise.all(Array.from({ length: 5 }, () => fire(orders, key)))
      const [ids, ...repeats] = answers.map(idsOf)
      for (const repeat of repeats) assert.deepEqual(repeat, ids)
      assertProblem(await fire(orders.slice(1), key), 409, 'idempotency-conflict')
      assert.equal(await listed(orders[0]?.orderNumber ?? ''), 1)
    })

    test('a batch of none is 400, one of more than 50 is 413', async () => {
      assertProblem(await fire([]), 400, 'batch-empty')
      const many = Array.from({ length: 51 }, newOrder)
      assertProblem(await fire(many), 413, 'batch-too-large')
    })
  })

  describe('POST /fire/{eventType} with CloudEvents', () => {
    test('an event is the same in each mode, and happens once', async () => {
      const event = cloudEvent()
      const id = idOf(await fire(event, structured))
      assert.equal(idOf(await fire(event.data, binary(event.id))), id)
      assert.deepEqual(idsOf(await fire([event, cloudEvent()], batched))[0], id)
      assert.equal(await listed(event.data.orderNumber), 1)
    })

    test('its data is the payload that the list answers first', async () => {
      const event = cloudEvent()
      idOf(await fire(event, structured))
      const answer = await call(target, '/list/neworder', { headers: subscriber(target) })
      assert.deepEqual((answer.json() as unknown[])[0], event.data)
    })

    test('batches that overlap and come at once make each event once', async () => {
      const [one, two, three] = [cloudEvent(), cloudEvent(), cloudEvent()]
      const [left = [], right = []] = (
        await Promise.all([fire([one, two], batched), fire([two, three], batched)])
      ).map(idsOf)
      assert.equal(left[1], right[0])
      assert.equal(new Set([...left, ...right]).size, 3)
      for (const { data } of [one, two, three]) assert.equal(await listed(data.orderNumber), 1)
    })

    test('the same source and id with other data is 409, and undoes its batch', async () => {
      const event = cloudEvent()
      idOf(await fire(event, structured))
      const fresh = cloudEvent()
      const other = { ...event, data: newOrder() }
      assertProblem(await fire([fresh, other], batched), 409, 'idempotency-conflict')
      assert.equal(await listed(fresh.data.orderNumber), 0)
    })

    test('an event that is none, or of another type, is 400 with its faults', async () => {
      const wrong = [
        cloudEvent(),
        cloudEvent({ id: '', specversion: '0.3' }),
        cloudEvent({ type: 'order' }),
      ]
      assert.deepEqual(faultPaths(await fire(wrong, batched), 'cloud-event-invalid'), [
        '/1/specversion',
        '/1/id',
        '/2/type',
      ])
      const paths = faultPaths(await fire(cloudEvent({ data: {} }), structured), 'payload-invalid')
      assert.ok(paths.includes('/data/orderNumber'), paths.join())
    })

    test('data that is not JSON is 415', async () => {
      const event = cloudEvent({ datacontenttype: 'text/plain', data: 'hello' })
      assertProblem(await fire(event, structured), 415, 'content-type-unsupported')
    })
  })
}
