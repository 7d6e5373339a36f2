import { isSettled } from '../../../src/delivery-store/account.js'
import { trackingId, type Delivery } from '../../../src/delivery-store/delivery.js'
import type { Flow, Seen } from '../flow.js'
import { keyOf } from '../../../src/storage/ids.js'
import type { SimulatedRow } from '../storage/simulated-table.js'
import { roundsKey } from '../setting.js'
import type { AcceptedEvent, World } from '../world.js'
import { tallyOf } from './accounts.js'
import { concerns } from './concerns.js'
import { deliveriesOf } from './deliveries-of.js'
import { isAtEase, isOrderly, longestEditMs } from './excuses.js'
import { judgePollers } from './pollers.js'

/** How late the first attempt of a flow that is well may come where nothing is disturbed, in milliseconds. */
const longestFirstMs = 15_000

/** A death, a lost answer and the like may repeat what several callers were about: so many POSTs of one delivery at most. */
const repeatsForOne = 4

/** What is to be said of one delivery, by what its flow has seen of it. */
const judgeDelivery = (world: World, name: string, delivery: Delivery, seen?: Seen): string[] => {
  const findings: string[] = []
  const { death, lease, stall, replay, outage, 'lost-answer': lost } = world.excuses
  const { failures = 0, runs = 0, mostUnderWay = 0 } = seen ?? {}
  const used = delivery.attempts.filter(({ status = 0 }) => status < 200 || status > 299).length
  if (used > failures)
    findings.push(
      `${name} failed ${failures} times, but ${used} attempts are used up: ${JSON.stringify(delivery)}`,
    )
  if (runs - 1 > repeatsForOne * (death + lost + lease + stall + replay + outage))
    findings.push(`${name} ran ${runs} times`)
  if (mostUnderWay > 1 && isOrderly(world))
    findings.push(`${name} was POSTed twice at the same time`)
  return findings
}

/** What is to be said of one event and one flow. */
const judge = (
  world: World,
  event: AcceptedEvent,
  flow: Flow,
  deliveries: readonly Delivery[],
): readonly string[] => {
  const name = `${event.id} for flow ${flow.number}`
  const bySeen = flow.seen.get(event.id) ?? new Map<string, Seen>()
  const seen = [...bySeen.values()]
  const own = deliveries.filter(({ subscriptionId }) =>
    flow.subscriptionIds.includes(subscriptionId),
  )
  const recordedAt = world.recordedAt.get(`${event.scope}:${event.id}`) ?? Infinity
  const isOwed =
    flow.subscribedAt !== undefined &&
    flow.subscribedAt < event.firedAt &&
    !flow.gaps.some(({ from, to }) => from <= recordedAt && to >= event.firedAt)
  const isGivenUp =
    (own.some(({ state }) => state === 'deadLettered') &&
      (!flow.isSteady || seen.some(({ failures }) => failures > 0))) ||
    (own.some(({ state }) => state === 'retired') &&
      flow.gaps.some(({ from, to }) => to - from > longestEditMs))

  const findings = own.flatMap((delivery) =>
    judgeDelivery(world, name, delivery, bySeen.get(trackingId(event.id, delivery.subscriptionId))),
  )
  if (isOwed && !isGivenUp && !seen.some(({ runs }) => runs > 0))
    findings.push(`${name} is lost: ${JSON.stringify(own)}`)
  if (isOwed && flow.isSteady && isOrderly(world) && isAtEase(world)) {
    const lateMs = Math.min(...seen.map(({ firstAt }) => firstAt)) - event.acceptedAt
    if (lateMs > longestFirstMs) findings.push(`${name} came ${lateMs} ms late`)
  }
  return findings
}

const nameOfRow = ({ partitionKey, rowKey }: SimulatedRow) => `${partitionKey} ${rowKey}`

/** What is still kept for later, when nothing is left to do. */
const judgeDue = ({ storage }: World): readonly string[] =>
  storage
    .table('due')
    .rows()
    .filter(({ partitionKey }) => partitionKey !== roundsKey)
    .map((row) => `${nameOfRow(row)} is still due`)

/** All that must be once a world has calmed down, and is not. */
export const judgeWorld = (world: World): readonly string[] => {
  const stored = new Set(world.storage.table('events').rows().map(nameOfRow))
  // What is not has been purged.
  const isStored = ({ scope, eventType, id }: AcceptedEvent) =>
    stored.has(`${scope}:${eventType} ${keyOf(id)}`)
  const findings = [...judgePollers(world, isStored), ...judgeDue(world)]
  for (const event of world.events.filter(isStored)) {
    const tally = tallyOf(world, `${event.scope}:${event.id}`)
    if (!isSettled(tally) || tally.states.parked > 0)
      findings.push(`${event.id} never ends: ${JSON.stringify(tally)}`)
    const deliveries = deliveriesOf(world, event)
    for (const flow of world.flows) {
      if (concerns(event, flow)) findings.push(...judge(world, event, flow, deliveries))
      else if (flow.seen.has(event.id))
        findings.push(`Flow ${flow.number} was told of ${event.id}, which is not for it`)
    }
  }
  return findings
}
