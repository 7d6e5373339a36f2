import { goodHealth } from '../../src/callbacks/callback-health.js'
import type { Log } from '../../src/log.js'
import { purgeEvents } from '../../src/operations/purge-events.js'
import type { Services } from '../../src/services.js'
import { arrival } from './arrive.js'
import { callbackUrl, type Flow } from './flow.js'
import { partitionOf } from './invariants/flow-health.js'
import type { FlowPlan, Scenario, Step } from './scenario.js'
import { crowdOf, crowdTenant, eventTypes, tenantIds } from './setting.js'
import type { World } from './world.js'

const triesOfPlatform = 8
const platformPauseMs = 5000

/** Asks until it is answered, as the platform and careful publishers do. */
const insist = async <T>(
  { ask, time, random }: World,
  what: string,
  work: (services: Services, log: Log) => Promise<T>,
): Promise<T | undefined> => {
  for (let i = 0; i < triesOfPlatform; i++) {
    const answer = await ask(what, work)
    if (answer !== undefined) return answer
    await arrival(time, platformPauseMs * (1 + random()))
  }
  return undefined
}

/** A flow that is yet to subscribe. */
export const newFlow = (number: number, { tenant, eventType, isNamed }: FlowPlan): Flow => ({
  number,
  tenantId: tenantIds[tenant] ?? tenantIds[0],
  eventType: eventTypes[eventType] ?? eventTypes[0],
  isNamed,
  behaviour: 'on',
  isSteady: true,
  callback: 1,
  subscriptionIds: [],
  subscribedAt: undefined,
  isUnanswered: false,
  gaps: [],
  seen: new Map(),
})

/** The flows of a crowd, numbered from `first` on. */
export const newCrowd = (first: number, crowd: Scenario['crowd']): readonly Flow[] => {
  const { tenants, flows, as } = crowdOf(crowd)
  const ids =
    tenants === 0 ? [tenantIds[0]] : Array.from({ length: tenants }, (_, i) => crowdTenant(i))
  const ofTenant = (tenantId: string, place: number) =>
    Array.from({ length: flows }, (_, i) => ({
      ...newFlow(first + place * flows + i, { tenant: 0, eventType: 0, isNamed: false }),
      ...{ tenantId, behaviour: as, isSteady: as === 'on' },
    }))
  return ids.flatMap(ofTenant)
}

/** Subscribes a flow's present callback. */
export const subscribeFlow = async (world: World, flow: Flow): Promise<void> => {
  const named = { workflowId: `flow-${flow.number}`, triggerName: 'When_it_happens' }
  const id = await insist(world, 'subscribe', async ({ subscribe, now }) => {
    const { subscription } = await subscribe({
      tenantId: flow.tenantId,
      eventType: flow.eventType,
      oid: 'alix',
      callbackUrl: callbackUrl(flow),
      filters: {},
      createdAt: now(),
      context: flow.isNamed ? named : {},
    })
    return subscription.id
  })
  flow.isUnanswered = id === undefined
  if (id === undefined) {
    flow.subscribedAt = undefined
    return
  }
  flow.subscriptionIds.push(id)
  world.changed('subscriptions', partitionOf(flow))
  flow.subscribedAt ??= world.time.now()
}

/** Removes one of a flow's subscriptions, its last one by default. */
export const removeSubscription = async (
  world: World,
  flow: Flow,
  id = flow.subscriptionIds.at(-1),
): Promise<void> => {
  if (id === undefined) return
  await insist(world, 'unsubscribe', async ({ subscriptions }) => {
    await subscriptions.remove(flow.tenantId, id)
    return true
  })
}

/** Edits a flow: it gets another callback, and the platform tells of it in one of several orders. */
export const editFlow = async (
  world: World,
  flow: Flow,
  order: 'post-first' | 'delete-first' | 'post-only',
  gapMs: number,
): Promise<void> => {
  if (flow.subscribedAt === undefined) return
  // Only a flow that is known again can be told from one that has unsubscribed for good.
  const since = flow.isNamed ? flow.subscribedAt : undefined
  const old = flow.subscriptionIds.at(-1)
  flow.isSteady = false
  flow.callback++
  const gap = { from: world.time.now(), to: Infinity }
  if (order === 'delete-first') {
    flow.gaps.push(gap)
    await removeSubscription(world, flow, old)
    await arrival(world.time, gapMs)
  }
  flow.subscribedAt = since
  await subscribeFlow(world, flow)
  gap.to = world.time.now()
  if (order === 'post-first') {
    await arrival(world.time, gapMs)
    await removeSubscription(world, flow, old)
  }
}

/** Unsubscribes a flow for good. */
export const unsubscribeFlow = async (world: World, flow: Flow): Promise<void> => {
  flow.subscribedAt = undefined
  flow.isSteady = false
  flow.isUnanswered = false
  await removeSubscription(world, flow)
}

/** How events are fired. */
type Firing = Pick<Extract<Step, { kind: 'fire' }>, 'count' | 'isApart' | 'isKeyed'>

/** Fires events; those that are answered with an id are accepted. */
export const fire = async (
  world: World,
  scope: string,
  eventTypeName: string,
  { isKeyed, count, isApart = false }: Firing,
  key: string,
): Promise<void> => {
  if (isApart) {
    const one = { isKeyed, count: 1 }
    await Promise.all(
      Array.from({ length: count }, (_, i) =>
        fire(world, scope, eventTypeName, one, `${key}-${i}`),
      ),
    )
    return
  }
  const eventType = world.catalogue.find(eventTypeName)
  if (!eventType) throw new Error(`There is no event type ${eventTypeName}`)
  const firedAt = world.time.now()
  const bytes = new TextEncoder().encode(JSON.stringify(eventType.sample))
  const fired = Array.from({ length: count }, (_, i) => ({
    payloads: [{ bytes, value: eventType.sample, path: '' }],
    ...(isKeyed ? { once: { key: `${key}-${i}`, name: 'This key', body: bytes } } : {}),
  }))
  const ask: World['ask'] = isKeyed ? (what, work) => insist(world, what, work) : world.ask
  const ids = await ask('fire', ({ acceptEvents }, log) =>
    acceptEvents({ eventType, scope }, fired, log),
  )
  if (!ids) return
  const acceptedAt = world.time.now()
  for (const id of ids)
    world.events.push({ id, scope, eventType: eventTypeName, firedAt, acceptedAt })
}

/** Purges all that is settled, as an operator would. */
export const purge = async (world: World): Promise<void> => {
  await world.ask('purge', async (services) => {
    return purgeEvents(services)({ before: services.now(), beforeAtAnyRate: new Date(0) })
  })
}

/** Has all dead letters replayed, as an operator would. */
export const replayDeadLetters = async (world: World): Promise<void> => {
  world.excuses.replay++
  await world.ask('replay', async ({ deadLetters, now }, log) => {
    for (const tenantId of tenantIds) {
      await deadLetters.replayAll({ tenantId }, { asOf: now() }, 100, log)
    }
    return true
  })
}

/** Has the last events sent to a flow again, or all that it missed, as an operator would: whether it had them or not. */
export const sendAgain = async (world: World, flow: Flow, isMissed: boolean): Promise<void> => {
  const { tenantId, eventType } = flow
  const id = flow.subscriptionIds.at(-1)
  if (id === undefined) return
  world.excuses.replay++
  const last = world.events
    .filter((each) => each.eventType === eventType && ['all', tenantId].includes(each.scope))
    .slice(-lastEvents)
  await world.ask('send again', async (services, log) => {
    const subscription = await services.subscriptions.current(tenantId, id)
    if (!subscription) return true
    if (isMissed) await services.sendMissed.send(subscription, { from: new Date(0) }, 50, log)
    for (const { scope, id: eventId } of isMissed ? [] : last) {
      const event = await services.events.get(scope, eventId)
      if (event) await services.sendAgain.event(event, subscription, log)
    }
    return true
  })
}

const lastEvents = 3

/** Enables a flow's subscription, as an operator would. */
export const enableFlow = async (world: World, flow: Flow): Promise<void> => {
  const id = flow.subscriptionIds.at(-1)
  if (id === undefined) return
  await insist(world, 'enable', async ({ subscriptions, queues }) => {
    const subscription = await subscriptions.get(flow.tenantId, id)
    const before =
      subscription &&
      (await subscriptions.updateState(subscription, ({ health }) => ({
        change: { health: goodHealth },
        answer: health,
      })))
    const since = before?.parkedSince?.toISOString()
    if (since) await queues.release({ tenantId: flow.tenantId, subscriptionId: id, since })
    await queues.wake({ tenantId: flow.tenantId, subscriptionId: id })
    return true
  })
}
