import { setTimeout as sleep } from 'node:timers/promises'
import pLimit from 'p-limit'
import type { Account } from '../../src/delivery-store/account.js'
import { startFaultStack, type FaultStack, type FiredEvent } from '../faults/fault-stack.js'
import { tenantNumber } from '../support/deliveries.js'
import { castFlows, heal, type Actor } from './cast.js'
import { startFleet, type Fleet } from './fleet.js'
import { judge, unacknowledged } from './judge.js'
import { memoryFaults, tellMemory } from './memory-faults.js'
import { publish, type Published } from './publish.js'
import { seededRandom } from '../support/random.js'
import type { RunStage, StageRun } from './stage.js'
import { inflict, persist } from './trouble.js'

/** The first has more flows than one chunk holds. */
const tenants = [
  { tenantId: tenantNumber(1), flows: 230, everyMs: 6000 },
  { tenantId: tenantNumber(2), flows: 60, everyMs: 2500 },
] as const

const settings = {
  // Whoever works at times gets through in the end: no delivery has a reason to be given up.
  RETRY_SCHEDULE: Array.from({ length: 30 }, (_, i) => Math.min(i + 1, 10)).join(','),
  CALLBACK_BUDGET: '1000000',
}

const progressMs = 10_000
const drainSeconds = 300
const never = () => false

/** A stream of events to flows of all kinds, while hosts die and storage fails; then everything drains, and is reconciled. */
export const stream: RunStage = async (run) => {
  const stack = await startFaultStack({ settings, record: false })
  try {
    return await runStream(stack, run)
  } finally {
    await stack.stop()
  }
}

const runStream = async (stack: FaultStack, { minutes, seed, hosts, print }: StageRun) => {
  const random = seededRandom(seed)
  const fleet = await startFleet(stack, hosts)
  const actors = tenants.flatMap(({ tenantId, flows }) => castFlows(stack, random, tenantId, flows))
  await pLimit(8).map(actors, ({ flow }) => flow.subscribe(fleet.elder.url, 'instore'))
  print(`${actors.length} flows have subscribed; ${hosts} hosts; seed ${seed}`)

  const published: Published = { accepted: [], refused: 0 }
  const inflicted = { kills: 0, bursts: 0, changes: 0 }
  const startedAt = Date.now()
  const isOver = () => Date.now() - startedAt > minutes * 60_000
  const tell = () => {
    const { requests, accepted } = stack.flows.counts()
    print(
      `${Math.round((Date.now() - startedAt) / 1000)} s: ${published.accepted.length} events accepted, ${published.refused} fires refused, ${requests} POSTs, ${accepted} runs, ${inflicted.kills} kills, ${inflicted.bursts} bursts of storage faults, ${inflicted.changes} changes of flows, ${tellMemory(fleet.elderMemory())}`,
    )
  }
  const progress = setInterval(tell, progressMs)
  try {
    await Promise.all([
      inflict({ stack, fleet, actors, random }, isOver, inflicted),
      ...tenants.map(({ tenantId, everyMs }) =>
        publish({ stack, fleet, random, tenantId, everyMs }, isOver, published),
      ),
    ])
    print('The faults stop; what is left drains.')
    const accounts = await drain(stack, fleet, actors, published, print)
    tell()
    const { faults, deliveries, duplicates } = judge(actors, published, accounts)
    print(`${accounts.length} accounts, ${deliveries} deliveries, ${duplicates} duplicates`)
    return [...faults, ...memoryFaults(fleet.elderMemory())]
  } finally {
    clearInterval(progress)
  }
}

/** Waits until every event is settled and nothing is parked; what is not in time is answered as it is. */
const drain = async (
  stack: FaultStack,
  fleet: Fleet,
  actors: readonly Actor[],
  published: Published,
  print: (line: string) => void,
): Promise<readonly Account[]> => {
  stack.proxy.treat(() => undefined)
  heal(actors)
  for (const { part, flow } of actors)
    if (part === 'switching' || part === 'leaving')
      await persist(never, () => flow.subscribe(fleet.elder.url, 'instore'))

  const read = pLimit(8)
  const accounts = new Map<string, Account>()
  const startedAt = Date.now()
  for (;;) {
    // Messages that have met too many deaths and faults are set aside, and taken back by the sweep.
    await fetch(`${fleet.elder.url}/admin/functions/sweep`, {
      method: 'POST',
      signal: AbortSignal.timeout(30_000),
    })
    await sleep(5000)
    const events: readonly (FiredEvent & { readonly tenantId: string })[] = [
      ...published.accepted,
      ...unacknowledged(actors, published).map(({ eventId, tenantId }) => ({
        ...{ eventId, tenantId },
        path: `/fire/status/${eventId}?tenant=${tenantId}`,
      })),
    ]
    const open = events.filter(({ eventId }) => !isDone(accounts.get(eventId)))
    await read.map(open, async (event) => {
      accounts.set(event.eventId, await stack.account(fleet.elder.url, event))
    })
    const left = [...accounts.values()].filter((account) => !isDone(account))
    const seconds = (Date.now() - startedAt) / 1000
    print(`${left.length} of ${events.length} events are not done`)
    if (left.length === 0 || seconds > drainSeconds) return [...accounts.values()]
  }
}

const isDone = (account: Account | undefined) =>
  account?.status === 'settled' && account.parked === 0
