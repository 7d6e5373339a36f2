import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filterText } from '../../../console/views/subscription/filter-text.js'
import {
  findSubscriptions,
  isWanted,
} from '../../../console/views/subscription/find-subscriptions.js'
import { createApi } from '../../../console/api/api.js'

const line = (changes: object) =>
  ({
    ...{ id: 'instore-1', eventType: 'instore', oid: 'DE7E', createdAt: '', lastStartedAt: null },
    ...{
      callbackHost: 'x',
      status: 'active',
      since: null,
      until: null,
      percent: null,
      workflowName: 'Notify',
    },
    ...changes,
  }) as const
const wanted = (what: object) => isWanted(what)(line({ status: 'off' }) as never)

test('a subscription is found by a part of its flow’s name, its maker or its id, in any case', () => {
  for (const what of ['notif', 'de7', 'INSTORE-1', '', ' notify '])
    assert.ok(wanted({ what }), what)
  assert.ok(!wanted({ what: 'another' }))
})

test('its event type and how it is have to be those asked for', () => {
  assert.ok(wanted({ eventType: 'instore', status: 'off' }))
  assert.ok(!wanted({ eventType: 'neworder' }))
  assert.ok(!wanted({ status: 'active' }))
})

test('what is about to be disabled is found, whatever else its status is', () => {
  const isSoon = (changes: object) => isWanted({ status: 'disabled-soon' })(line(changes) as never)
  assert.ok(isSoon({ status: 'on-probation', percent: 50 }))
  assert.ok(isSoon({ status: 'off', percent: 99 }))
  assert.ok(!isSoon({ status: 'on-probation' }))
})

test('pages are looked through until enough are found, and the next look goes on there', async () => {
  const asked: string[] = []
  const api = createApi({
    baseUrl: 'https://x',
    token: () => '',
    fetch: (url) => {
      const address = url instanceof Request ? url.url : url.toString()
      asked.push(new URL(address).searchParams.get('cursor') ?? 'first')
      const value = Array.from({ length: 30 }, (_, n) =>
        line({ id: `instore-${asked.length}-${n}` }),
      )
      const next = `https://x/subscriptions?limit=1000&cursor=c${asked.length}`
      return Promise.resolve(Response.json({ value, '@odata.nextLink': next }))
    },
  })
  const find = (cursor: string | undefined) =>
    findSubscriptions(api, { what: '-1' }, cursor, new AbortController().signal)
  const { items, cursor } = await find(undefined)
  assert.ok(items.length >= 50)
  assert.deepEqual([asked[0], asked[1], cursor], ['first', 'c1', `c${asked.length}`])
  await find(cursor)
  assert.ok(asked.includes(String(cursor)))
})

test('filters are told as a person reads them', () => {
  const filters = { storeName: 'Magasin 2', 'quantity:atLeast': 5, kind: ['a', 'b'] }
  assert.equal(filterText(filters), 'storeName = Magasin 2, quantity atLeast 5, kind = a | b')
  assert.equal(filterText({}), undefined)
})
