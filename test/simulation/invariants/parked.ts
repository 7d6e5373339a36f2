import { circuitDecision } from '../../../src/callbacks/circuit-decision.js'
import { attemptsMade, type Delivery } from '../../../src/delivery-store/delivery.js'
import { eventPartition, toStoredKeys } from '../../../src/delivery-store/event-rows.js'
import type { Flow } from '../flow.js'
import { outside } from '../instance.js'
import type { AcceptedEvent, World } from '../world.js'
import { concerns } from './concerns.js'
import { deliveriesOf } from './deliveries-of.js'
import { isAtEase, isOrderly, longestEditMs } from './excuses.js'
import { healthOf, partitionOf } from './flow-health.js'

/**
 * How long what is parked may wait once its flow is back, in milliseconds: a release may have to wait for an edit and for another release, and
 * makes one attempt after the other. By itself it would come a quarter of an hour after it was parked at the soonest.
 */
const longestMs = { usual: 6 * 60_000, forEachEvent: 3_500, inAll: 14 * 60_000 } as const

/** A delivery that was seen to be parked. */
interface Parked {
  readonly event: AcceptedEvent
  readonly subscriptionId: string
  readonly attempts: number
  /** When it was first seen so, and whether its flow had a subscription then. */
  readonly at: number
  readonly isSubscribed: boolean
}

/** Whether a flow's callback may be called as ever, as far as is stored. */
const isWell = (world: World, flow: Flow): boolean => {
  const health = healthOf(world, flow)
  const policy = world.config.circuitPolicy
  return !!health && circuitDecision(policy, health, new Date(world.time.now())).kind === 'call'
}

/** What an edited flow left behind is its successor's where it says which flow it is. */
const isFor = ({ isNamed, subscriptionIds }: Flow, subscriptionId: string): boolean =>
  (isNamed ? subscriptionIds : subscriptionIds.slice(-1)).includes(subscriptionId)

const isParked = ({ state, reason }: Delivery) => state === 'parked' && reason !== 'flow-gone'

/** Sooner told than what each delivery is. */
const mayHoldParked = ({ storage }: World, partitionKey: string): boolean =>
  storage
    .table('deliveries')
    .partition(partitionKey)
    .some(({ values: { state, parked = 0 } }) => state === 'parked' || parked !== 0)

const storedPartitionOf = ({ scope, id }: AcceptedEvent) =>
  toStoredKeys({ partitionKey: eventPartition(scope, id), rowKey: '' }).partitionKey

/** Told which partition of which table has changed; looks in a while at what is parked for a flow that is back. */
export const watchParked = (): ((world: World, table: string, partitionKey: string) => void) => {
  const seen = new Map<string, Parked>()
  /** When each flow was last seen not to be well. */
  const unwellAt = new Map<Flow, number>()
  const unwell = new Set<Flow>()

  const judge = (world: World, flow: Flow, parked: Parked, from: number): void => {
    if (!isOrderly(world) || !isAtEase(world) || !isWell(world, flow)) return
    if ((unwellAt.get(flow) ?? -1) >= from) return
    const { event, subscriptionId, attempts } = parked
    const still = deliveriesOf(world, event).some(
      (each) =>
        each.subscriptionId === subscriptionId && isParked(each) && attemptsMade(each) === attempts,
    )
    if (still)
      world.findings.push(
        `${event.id} is parked for flow ${flow.number}, ${world.time.now() - from} ms after that was back`,
      )
  }

  const watch = (world: World, flow: Flow, parked: Parked): void => {
    const from = world.time.now()
    if (!parked.isSubscribed && from - parked.at > longestEditMs) return
    const events = world.events.filter((event) => concerns(event, flow)).length
    const forMs = Math.min(longestMs.usual + events * longestMs.forEachEvent, longestMs.inAll)
    outside(() =>
      setTimeout(() => {
        judge(world, flow, parked, from)
      }, forMs),
    )
  }

  /** What is parked of an event for some flows; whether it was not seen so before. */
  const look = (world: World, event: AcceptedEvent, flows: readonly Flow[]) =>
    deliveriesOf(world, event)
      .filter(isParked)
      .flatMap((delivery) => {
        const { subscriptionId } = delivery
        const flow = flows.find((each) => isFor(each, subscriptionId))
        if (!flow) return []
        const attempts = attemptsMade(delivery)
        const key = `${event.id} ${subscriptionId} ${attempts}`
        const known = seen.get(key)
        const isSubscribed = healthOf(world, flow) !== undefined
        const at = world.time.now()
        const parked = known ?? { event, subscriptionId, attempts, at, isSubscribed }
        seen.set(key, parked)
        return [{ flow, parked, isNew: !known }]
      })

  /** What is parked for a flow is watched once that is well again. */
  const noteHealth = (world: World, flow: Flow): void => {
    if (!isWell(world, flow)) {
      unwellAt.set(flow, world.time.now())
      unwell.add(flow)
    } else if (unwell.delete(flow)) {
      for (const event of world.events) {
        if (!concerns(event, flow) || !mayHoldParked(world, storedPartitionOf(event))) continue
        for (const { parked } of look(world, event, [flow])) watch(world, flow, parked)
      }
    }
  }

  return (world, table, partitionKey) => {
    if (table === 'deliveries' && mayHoldParked(world, partitionKey)) {
      for (const event of world.events) {
        if (storedPartitionOf(event) !== partitionKey) continue
        for (const { flow, parked, isNew } of look(world, event, world.flows))
          if (isNew && isWell(world, flow)) watch(world, flow, parked)
      }
    } else if (table === 'subscriptions') {
      for (const flow of world.flows)
        if (partitionOf(flow) === partitionKey) noteHealth(world, flow)
    }
  }
}
