import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AccountSum } from '../../src/operations/account-sum.js'
import type { ShownDeadLetter } from '../../src/delivery-store/dead-letters/present-dead-letter.js'
import { openStorage } from '../../src/storage/storage.js'
import { tableSubscriptions } from '../../src/subscriptions/subscription-table.js'
import { useSharedWorld } from '../support/shared-world.js'

const world = useSharedWorld()
const { tenant, otherTenant } = world
const arrival = { storeName: 'Magasin 1', productName: 'RTX 3090', quantity: 5 }
const operator = { oid: 'operator', roles: ['Events.Operate'] }

const ask = async (
  path: string,
  { claims = operator, ...init }: RequestInit & { claims?: Parameters<typeof world.token>[0] } = {},
) => {
  const response = await fetch(`${world.host().url}/${path}`, {
    ...init,
    headers: {
      authorization: `Bearer ${await world.token(claims)}`,
      'content-type': 'application/json',
    },
  })
  const body = (await response.json()) as Record<string, unknown>
  return { status: response.status, location: response.headers.get('location'), body }
}
const post = (path: string, body: unknown = {}) =>
  ask(path, { method: 'POST', body: JSON.stringify(body) })

const list = async (query = '', claims = {}) => {
  const { status, body } = await ask(`dead-letters${query}`, { claims: { ...operator, ...claims } })
  assert.equal(status, 200)
  return body as { deadLetters: ShownDeadLetter[]; cursor?: string }
}

const fireFor = (eventType: string, payload: unknown) =>
  world.fire(eventType, payload, `?tenant=${tenant}`)

const tooLarge = { kind: 'status', status: 413 } as const

/** A flow that refuses so many events, all of them dead letters now. */
const refused = async (count: number) => {
  const flow = world.flows().flow({ answer: tooLarge })
  await flow.subscribe(world.host().url, 'instore')
  const fired = await Promise.all(Array.from({ length: count }, () => fireFor('instore', arrival)))
  for (const { location } of fired) assert.equal((await world.settled(location)).deadLettered, 1)
  return { flow, fired }
}

const delivered = (location: string) =>
  world.accountOnce(location, (account) => account.delivered === 1)

test('what a flow refuses is listed, looked into, and replayed: one, then all', async () => {
  const { flow, fired } = await refused(3)
  const { deadLetters, cursor } = await list()
  assert.equal(cursor, undefined)
  assert.deepEqual(
    new Set(deadLetters.map(({ eventId }) => eventId)),
    new Set(fired.map(({ eventId }) => eventId)),
  )
  const [one] = deadLetters
  assert.ok(one)
  assert.deepEqual([one.reason, one.attempts, one.lastStatus], ['too-large', 1, 413])

  const { body } = await ask(`dead-letters/${one.id}`)
  assert.deepEqual([body.payload, body.state], [arrival, 'deadLettered'])
  assert.equal((body.attempts as unknown[]).length, 1)
  assert.equal((body.subscription as { status: string }).status, 'active')
  assert.equal(JSON.stringify(body).includes('sig='), false)

  flow.answerWith({ kind: 'accept' })
  const replayed = await post(`dead-letters/${one.id}/replay`)
  assert.deepEqual([replayed.status, replayed.body], [202, { replayed: 1 }])
  const location = `${world.host().url}/fire/status/${one.eventId}?tenant=${tenant}`
  await delivered(location)
  const again = await post(`dead-letters/${one.id}/replay`)
  assert.deepEqual([again.status, again.body.code], [409, 'not-a-dead-letter'])
  assert.match(String(again.body.detail), /delivered/)
  assert.equal((await list()).deadLetters.length, 2)

  const dry = await post('dead-letters/replay', { eventType: 'InStore', dryRun: true })
  assert.deepEqual([dry.status, dry.body], [200, { matched: 2 }])
  const bulk = await post('dead-letters/replay', { reason: 'too-large' })
  assert.deepEqual(bulk.body, { replayed: 2, disabled: 0 })
  for (const { location: status } of fired) await delivered(status)
  assert.deepEqual(await list(), { deadLetters: [] })
  assert.equal(flow.runs().length, 3)
  await flow.unsubscribe()
})

test('a list is read page by page; its cursor is of no use for another one', async () => {
  const { flow } = await refused(3)
  const first = await list('?limit=2')
  const second = await list(`?limit=2&cursor=${first.cursor ?? ''}`)
  const ids = [...first.deadLetters, ...second.deadLetters].map(({ id }) => id)
  assert.equal(new Set(ids).size, 3)
  for (const path of [
    `dead-letters?reason=other&cursor=${first.cursor ?? ''}`,
    'dead-letters?cursor=nonsense',
  ])
    assert.equal((await ask(path)).body.code, 'cursor-invalid')
  await flow.unsubscribe()
})

test('a callback that is disabled is not replayed to before it is enabled', async () => {
  const { flow, fired } = await refused(1)
  const { AzureWebJobsStorage: connectionString = '' } = world.stack().settings
  const subscriptions = tableSubscriptions(openStorage({ connectionString }).table('subscriptions'))
  const [one] = (await list()).deadLetters
  assert.ok(one)
  const subscription = await subscriptions.get(tenant, one.subscriptionId)
  assert.ok(subscription)
  const disabledAt = new Date()
  const change = { health: { disabledAt, disabledBecause: 'unauthorized' } } as const
  await subscriptions.updateState(subscription, () => ({ change, answer: true }))

  const shown = async () => {
    const { body } = await ask('subscriptions')
    const all = body as unknown as { id: string; status: string; since: string | null }[]
    const found = all.find(({ id }) => id === subscription.id)
    return [found?.status, found?.since]
  }
  assert.deepEqual(await shown(), ['disabled', disabledAt.toISOString()])
  const refusedReplay = await post(`dead-letters/${one.id}/replay`)
  assert.deepEqual([refusedReplay.status, refusedReplay.body.code], [409, 'subscription-disabled'])
  const bulk = await post('dead-letters/replay', { subscriptionId: subscription.id })
  assert.deepEqual(bulk.body, { replayed: 0, disabled: 1 })

  const enabled = await post(`subscriptions/${subscription.id}/enable`)
  assert.deepEqual([enabled.status, enabled.body.status], [200, 'active'])
  assert.deepEqual(await shown(), ['active', null])
  assert.equal((await post('subscriptions/neworder-0/enable')).status, 404)
  flow.answerWith({ kind: 'accept' })
  assert.equal((await post(`dead-letters/${one.id}/replay`)).status, 202)
  for (const { location } of fired) await delivered(location)
  await flow.unsubscribe()
})

test('only operators see dead letters, each those of his tenant; what is asked amiss is named', async () => {
  const { flow } = await refused(1)
  const [one] = (await list()).deadLetters
  assert.ok(one)
  for (const claims of [{}, { roles: ['Events.Fire'] }])
    for (const path of ['dead-letters', `dead-letters/${one.id}`, 'accounts'])
      assert.equal((await ask(path, { claims })).status, 403)
  const theirs = { ...operator, tenantId: otherTenant }
  assert.deepEqual(await list('', theirs), { deadLetters: [] })
  assert.equal((await ask(`dead-letters/${one.id}`, { claims: theirs })).status, 404)

  for (const [query, name] of [
    ['from=yesterday', 'from'],
    ['limit=501', 'limit'],
    ['subscriptionId=x', 'subscriptionId'],
    ['from=2026-01-02&until=2026-01-01', 'from'],
  ] as const) {
    const { status, body } = await ask(`dead-letters?${query}`)
    assert.deepEqual([status, body.code], [400, 'query-invalid'])
    assert.match(String(body.detail), new RegExp(`"${name}"`))
  }
  for (const body of [{}, { reasons: 'x' }, { all: 'yes' }, []])
    assert.equal((await post('dead-letters/replay', body)).body.code, 'query-invalid')
  await flow.unsubscribe()
})

test('the accounts of the tenant’s events add up', async () => {
  const { status, body } = await ask('accounts?limit=2')
  assert.equal(status, 200)
  const sum = body as unknown as AccountSum & { cursor?: string }
  assert.equal(sum.events, 2)
  assert.deepEqual([sum.wrong, sum.unrecorded], [[], []])
  let [cursor, events] = [sum.cursor, sum.events]
  while (cursor) {
    const rest = await ask(`accounts?limit=2&cursor=${cursor}`)
    const more = rest.body as unknown as typeof sum
    events += more.events
    cursor = more.cursor
  }
  assert.equal((await ask('accounts')).body.events, events)
  const none = await ask('accounts', { claims: { ...operator, tenantId: otherTenant } })
  assert.equal(none.body.events, 0)
})
