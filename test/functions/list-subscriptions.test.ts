import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listSubscriptions } from '../../src/functions/list-subscriptions.js'
import { authorizedAs } from '../support/authorized.js'
import { assertRefused, callFunction } from '../support/call-function.js'
import { catalogueOf } from '../support/catalogue-of.js'
import { circuitPolicy } from '../support/circuit-policy.js'
import {
  noon,
  secondsAfterNoon,
  subscriptionNumber,
  tenant,
  tenantNumber,
} from '../support/deliveries.js'
import { keptSubscription } from '../support/subscriptions.js'

const kept = [
  keptSubscription(1, { filters: { storeName: 'A' }, lastStartedAt: noon }),
  keptSubscription(2, { health: { disabledAt: secondsAfterNoon(-60) } }),
]
const next = { eventType: 'instore', key: 'ab' }

const run = async (authorize = authorizedAs(), query = '', more?: typeof next) => {
  const asked: unknown[] = []
  const parts = {
    authorize,
    catalogue: catalogueOf('instore'),
    config: { circuitPolicy, publicBaseUrl: 'https://triggers.contoso.example' },
    now: () => noon,
    subscriptions: {
      page: (...given: readonly unknown[]) => {
        asked.push(given)
        return Promise.resolve({ subscriptions: kept, ...(more ? { next: more } : {}) })
      },
    },
  }
  const url = `https://triggers.contoso.example/subscriptions${query}`
  return { ...(await callFunction(listSubscriptions, parts, { method: 'GET', url })), asked }
}

const shown = (number: number, changes: object) => ({
  id: subscriptionNumber(number),
  eventType: 'instore',
  oid: 'alix',
  createdAt: noon.toISOString(),
  lastStartedAt: null,
  callbackHost: `prod-${number}.westeurope.logic.azure.com`,
  status: 'active',
  since: null,
  until: null,
  percent: null,
  disabledFrom: null,
  filters: {},
  lostFilters: [],
  platform: 'Power Automate',
  workflowName: `Flow n° ${number}`,
  ...changes,
})

test('a user is shown his own subscriptions and how they fare; of a callback URL, its host', async () => {
  const { status, json, asked, lines } = await run()
  assert.equal(status, 200)
  assert.deepEqual(json, [
    shown(1, {
      filters: { storeName: 'A' },
      lostFilters: ['storeName'],
      lastStartedAt: noon.toISOString(),
    }),
    shown(2, { status: 'disabled', since: secondsAfterNoon(-60).toISOString() }),
  ])
  assert.deepEqual(asked, [[tenant, 'alix', 1000, undefined]])
  assert.deepEqual(lines, [])
})

test('an operator is shown those of his whole tenant', async () => {
  const { asked } = await run(authorizedAs({ roles: ['Events.Operate'] }))
  assert.deepEqual(asked, [[tenant, undefined, 1000, undefined]])
})

const base = 'https://triggers.contoso.example/subscriptions'

const linkIn = ({ json }: { readonly json: unknown }) =>
  String((json as { readonly '@odata.nextLink'?: string })['@odata.nextLink'])

test('who asks for pages gets them as flow connectors follow them, to the end', async () => {
  const first = await run(undefined, '?limit=2', next)
  assert.equal((first.json as { value: unknown[] }).value.length, 2)
  assert.deepEqual(first.asked, [[tenant, 'alix', 2, undefined]])
  const link = linkIn(first)
  assert.ok(link.startsWith(`${base}?limit=2&cursor=`), link)
  const last = await run(undefined, link.slice(base.length))
  assert.deepEqual(last.asked, [[tenant, 'alix', 2, next]])
  assert.deepEqual(Object.keys(last.json as object), ['value'])
})

test('who asks for all gets an array as ever, and where it goes on', async () => {
  const all = await run(undefined, '', next)
  assert.equal((all.json as unknown[]).length, 2)
  const [, link = ''] = /^<(.+)>; rel="next"$/.exec(all.headers.link ?? '') ?? []
  const page = await run(undefined, link.slice(base.length))
  assert.deepEqual(page.asked, [[tenant, 'alix', 1000, next]])
  assert.equal((await run()).headers.link, undefined)
})

test('a page of one user does not lead into what is another’s', async () => {
  const query = linkIn(await run(undefined, '?limit=2', next)).slice(base.length)
  for (const other of [
    authorizedAs({ oid: 'bruno' }),
    authorizedAs({ tenantId: tenantNumber(2) }),
    authorizedAs({ roles: ['Events.Operate'] }),
  ]) {
    const answer = await run(other, query)
    assertRefused(answer, 400, 'cursor-invalid')
    assert.deepEqual(answer.asked, [])
  }
  for (const wrong of ['?limit=0', '?limit=1001', '?limit=x'])
    assertRefused(await run(undefined, wrong), 400, 'query-invalid')
})
