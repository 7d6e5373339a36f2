import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localTenant } from '../../local/local-stack.js'
import { startHostProcess } from '../../local/host-process.js'
import { until } from '../support/until.js'
import { useWorld } from '../support/world.js'

const otherTenant = '22222222-2222-4333-8444-555555555555'
const world = useWorld({ settings: { AzureAd__TenantId: `${localTenant},${otherTenant}` } })
const order = { customerName: 'Contoso', orderNumber: '1', total: 9.5 }

const bearer = async (claims: Parameters<typeof world.token>[0]) => ({
  authorization: `Bearer ${await world.token(claims)}`,
})

const flowOf = async (tenantId: string, oid: string) => {
  const flow = world.flows().flow({ token: () => world.token({ tenantId, oid }) })
  const { location } = await flow.subscribe(world.host().url, 'neworder')
  return { flow, location }
}

const shown = async (claims: Parameters<typeof world.token>[0]) => {
  const response = await fetch(`${world.host().url}/subscriptions`, {
    headers: await bearer(claims),
  })
  return ((await response.json()) as { oid: string }[]).map(({ oid }) => oid).sort()
}

test('a tenant sees, receives and removes nothing of another one', async () => {
  const ours = await flowOf(localTenant, 'claire')
  const alsoOurs = await flowOf(localTenant, 'malik')
  const theirs = await flowOf(otherTenant, 'eve')

  assert.deepEqual(await shown({ oid: 'claire' }), ['claire'])
  assert.deepEqual(await shown({ oid: 'boss', roles: ['Events.Operate'] }), ['claire', 'malik'])
  assert.deepEqual(await shown({ tenantId: otherTenant, oid: 'eve' }), ['eve'])

  // A publisher's token fires for its own tenant, whatever it asks for.
  const fired = await fetch(`${world.host().url}/fire/neworder?tenant=all`, {
    method: 'POST',
    headers: {
      ...(await bearer({ tenantId: otherTenant, roles: ['Events.Fire'] })),
      'content-type': 'application/json',
    },
    body: JSON.stringify(order),
  })
  assert.equal(fired.status, 202)
  const location = fired.headers.get('location') ?? ''
  const status = async (claims: Parameters<typeof world.token>[0]) =>
    (await fetch(location, { headers: await bearer({ ...claims, roles: ['Events.Operate'] }) }))
      .status
  await until(
    () => status({ tenantId: otherTenant }),
    (answer) => answer === 200,
  )
  assert.equal(await status({}), 404)
  assert.deepEqual(
    [ours, alsoOurs, theirs].map(({ flow }) => flow.runs().length),
    [0, 0, 1],
  )

  const forAll = await world.settled((await world.fire('neworder', order, '?tenant=all')).location)
  assert.equal(forAll.delivered, 3)

  // Each operator sees it with his own tenant's share, wherever he looks; of another tenant he is told nothing.
  const look = async (tenantId: string, path: string) => {
    const headers = await bearer({ tenantId, oid: 'boss', roles: ['Events.Operate'] })
    const response = await fetch(`${world.host().url}/${path}`, { headers })
    const text = await response.text()
    const others = [localTenant, otherTenant].filter((each) => each !== tenantId)
    for (const other of [
      ...others,
      ...(tenantId === localTenant ? ['"eve"'] : ['claire', 'malik']),
    ])
      assert.ok(!text.includes(other), `${path} names ${other}`)
    return JSON.parse(text) as Record<string, unknown>
  }
  const { eventId } = forAll
  for (const [tenantId, matched] of [
    [localTenant, 2],
    [otherTenant, 1],
  ] as const) {
    assert.equal((await look(tenantId, `fire/status/${eventId}`)).matched, matched)
    assert.equal((await look(tenantId, `events/${eventId}`)).matched, matched)
    const { events } = await look(tenantId, `events?scope=all`)
    assert.deepEqual(
      (events as { eventId: string; matched: number }[]).map((each) => [
        ...[each.eventId, each.matched],
      ]),
      [[eventId, matched]],
    )
    const { deliveries } = await look(tenantId, `events/${eventId}/deliveries`)
    assert.equal((deliveries as unknown[]).length, matched)
    // The other tenant has an event of its own besides.
    const sum = await look(tenantId, 'accounts')
    assert.deepEqual([sum.matched, sum.wrong], [2, []])
    assert.ok('hours' in (await look(tenantId, 'overview')))
  }
  const foreign = new URL(theirs.location).pathname.split('/').at(-1) ?? ''
  for (const path of [`subscriptions/${foreign}`, `subscriptions/${foreign}/deliveries`])
    assert.equal((await look(localTenant, path)).code, 'unknown-subscription')

  const remove = async (claims: Parameters<typeof world.token>[0]) =>
    (await fetch(ours.location, { method: 'DELETE', headers: await bearer(claims) })).status
  assert.equal(await remove({ tenantId: otherTenant, oid: 'eve' }), 200)
  assert.deepEqual(await shown({ oid: 'claire' }), ['claire'])
  // The flow's owner may have changed: a colleague who was told the id may remove it.
  assert.equal(await remove({ oid: 'malik' }), 200)
  assert.deepEqual(await shown({ oid: 'claire' }), [])
})

test('with several tenants, a publisher with a key has to name one', async () => {
  await assert.rejects(world.fire('neworder', order), /400.*tenant-missing/)
  await assert.rejects(
    world.fire('neworder', order, '?tenant=33333333-2222-4333-8444-555555555555'),
    /400.*tenant-unknown/,
  )
})

test('an app whose settings are wrong says all that is wrong with them, and does not start', async () => {
  const settings = {
    ...world.stack().settings,
    AzureAd__ClientId: '',
    AzureAd__TenantId: 'contoso',
    RETRY_SCHEDULE: '1,soon',
    CALLBACK_ALLOW_LOOPBACK: 'true',
    WEBSITE_INSTANCE_ID: 'an instance in Azure',
  }
  await assert.rejects(startHostProcess({ settings }), (error: Error) => {
    for (const name of [
      'AzureAd__ClientId',
      'AzureAd__TenantId',
      'RETRY_SCHEDULE',
      'CALLBACK_ALLOW_LOOPBACK',
    ]) {
      assert.match(error.message, new RegExp(`${name} (is|holds)`))
    }
    return true
  })
})
