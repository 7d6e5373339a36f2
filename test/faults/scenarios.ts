import { seedSubscriptions } from '../../bench/stack/seed-subscriptions.js'
import type { Answer } from 'flow-simulator'
import type { Flow } from '../../local/flow-simulator.js'
import { pageSize } from '../../src/storage/table-query.js'
import { tenantNumber } from '../support/deliveries.js'
import { until } from '../support/until.js'
import type { FaultStack, FiredEvent } from './fault-stack.js'
import type { KillSwitch } from './kill-switch.js'
import type { ScenarioName } from './steps.js'

/** What is to become of an event. */
export interface Wanted {
  readonly delivered: number
  readonly parked: number
}

/** Something that is made to happen while a host dies, ready to happen. */
export interface Scenario {
  readonly wanted: Wanted
  /** Makes it happen; throws when the host has not accepted it. Whoever asked then asks another host. */
  readonly act: (url: string) => Promise<readonly FiredEvent[]>
  /** How often each delivery was made, by what its receiver saw: at least once, and not often more. */
  readonly runs: (event: FiredEvent) => readonly number[]
}

/** Readies a scenario on a host that lives, with flows of its own. */
export type Prepare = (
  stack: FaultStack,
  killing: KillSwitch,
  url: string,
  tenantId: string,
) => Promise<Scenario>

const payload = { storeName: 'Magasin 1', productName: 'RTX 3090', quantity: 500 }

const runsOf = (flow: Flow, { eventId }: FiredEvent) =>
  flow.runs().filter(({ trackingId }) => trackingId.startsWith(`${eventId}.`)).length

/** An answer whose giver may see its caller die. */
const watched =
  (killing: KillSwitch, name: string): Answer =>
  () =>
    killing.posted(name) === 'before' ? { kind: 'hang' } : { kind: 'accept' }

const few: Prepare = async (stack, killing, url, tenantId) => {
  const healthy = stack.flow(tenantId, watched(killing, 'POST a callback'))
  const failing = stack.flow(tenantId, (attempt) =>
    attempt === 1
      ? { kind: 'unavailable' }
      : killing.posted('POST a retry') === 'before'
        ? { kind: 'hang' }
        : { kind: 'accept' },
  )
  const off = stack.flow(tenantId, { kind: 'off' })
  for (const flow of [healthy, failing, off]) await flow.subscribe(url, 'instore')
  return {
    wanted: { delivered: 2, parked: 1 },
    act: (at) => stack.fire(at, tenantId, payload),
    runs: (event) => [healthy, failing].map((flow) => runsOf(flow, event)),
  }
}

const manyTenant = tenantNumber(0)
const manyCount = pageSize + 40
const seeded = new WeakMap<FaultStack, Promise<unknown>>()

const many: Prepare = async (stack) => {
  const seed = () =>
    seedSubscriptions(stack.storage, {
      ...{ tenantId: manyTenant, eventType: 'instore', count: manyCount },
      callbackBase: `${stack.receiver.url}/to/`,
    })
  if (!seeded.has(stack)) seeded.set(stack, seed())
  await seeded.get(stack)
  return {
    wanted: { delivered: manyCount, parked: 0 },
    act: (at) => stack.fire(at, manyTenant, payload),
    runs: ({ eventId }) => {
      const { ledger } = stack.receiver
      const seen = ledger.arrivals().events.find((each) => each.eventId === eventId)
      const once = ledger.times(eventId).map(() => 1)
      const missing = Array.from({ length: manyCount - once.length }, () => 0)
      // Those that came twice are told by their number only: it counts for the last of them.
      return [...missing, ...once.slice(1), 1 + Math.ceil((seen?.duplicates ?? 0) / manyCount)]
    },
  }
}

const back: Prepare = async (stack, killing, url, tenantId) => {
  const flow = stack.flow(tenantId, { kind: 'off' })
  await flow.subscribe(url, 'instore')
  const fired: FiredEvent[] = []
  for (let i = 0; i < 2; i++) {
    const [event] = await stack.fire(url, tenantId, payload)
    if (!event) throw new Error('No event was fired')
    await until(
      () => stack.account(url, event),
      ({ parked }) => parked === 1,
    )
    fired.push(event)
  }
  flow.answerWith(watched(killing, 'POST a retry'))
  return {
    wanted: { delivered: 1, parked: 0 },
    act: async (at) => {
      await flow.subscribe(at, 'instore')
      return fired
    },
    runs: (event) => [runsOf(flow, event)],
  }
}

/** What is made to happen, by name. */
export const scenarios: Readonly<Record<ScenarioName, Prepare>> = { few, many, back }
