import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startAzurite } from '../../local/azurite.js'
import type { HostProcess } from '../../local/host-process.js'
import { addsUp } from '../../src/delivery-store/account.js'
import { tenantNumber } from '../support/deliveries.js'
import type { Fault } from '../support/storage-proxy.js'
import { until } from '../support/until.js'
import { startFaultStack, type FaultStack } from './fault-stack.js'

const folder = mkdtempSync(join(tmpdir(), 'flow-triggers-outage-'))
const tenantId = tenantNumber(1)
const payload = { storeName: 'Magasin 1', productName: 'RTX 3090', quantity: 500 }
let stack: FaultStack
let host: HostProcess

before(async () => {
  // A retry would wait for a week: whatever recovers here does so without using up an attempt.
  stack = await startFaultStack({ dataFolder: folder, settings: { RETRY_SCHEDULE: '604800' } })
  host = await stack.startHost()
  for (let i = 0; i < 20; i++) await stack.flow(tenantId).subscribe(host.url, 'instore')
})
after(async () => {
  await stack.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Fires until it is accepted: a publisher that gets no 202 sends again. */
const fire = async () => {
  const fired = await until(
    () => stack.fire(host.url, tenantId, payload).catch(() => []),
    (events) => events.length > 0,
  )
  assert.ok(fired[0])
  return fired[0]
}

const assertDelivered = async (event: Awaited<ReturnType<typeof fire>>) => {
  const account = await until(
    () => stack.account(host.url, event).catch(() => undefined),
    (found) => found?.status === 'settled',
    60,
  )
  assert.ok(account && addsUp(account), JSON.stringify(account))
  assert.equal(account.delivered, 20)
}

const bursts: readonly (readonly [string, () => Fault | undefined])[] = [
  ['answers 500', () => ({ kind: 'status', status: 500 })],
  ['answers 503 to every other request', everyOther({ kind: 'status', status: 503 })],
  ['resets every other connection', everyOther({ kind: 'reset' })],
  ['loses every other answer', everyOther({ kind: 'watch', answered: () => false })],
  ['takes half a second for each request', () => ({ kind: 'slow', milliseconds: 500 })],
]

function everyOther(fault: Fault) {
  let turn = 0
  return () => (turn++ % 2 === 0 ? fault : undefined)
}

for (const [name, treat] of bursts)
  test(`storage that ${name} for a while uses up no attempt`, async () => {
    const before = await fire()
    stack.proxy.treat(treat)
    const during = stack.fire(host.url, tenantId, payload).catch(() => [])
    await sleep(1000)
    stack.proxy.treat(() => undefined)
    for (const event of [before, ...(await during), await fire()]) await assertDelivered(event)
  })

test('storage that is stopped in the middle of deliveries and started again on its data loses nothing', async () => {
  const events = [await fire(), await fire()]
  await stack.stopStorage()
  await sleep(500)
  const azurite = await startAzurite({ location: folder })
  stack.proxy.aim(azurite.connectionString)
  try {
    for (const event of [...events, await fire()]) await assertDelivered(event)
  } finally {
    await host.stop()
    await azurite.stop()
  }
})
