import { mostReads } from '../../src/polling/read-forward.js'
import { readCursor, writeCursor } from '../../src/polling/cursor.js'
import { keyOf } from '../../src/storage/ids.js'
import { arrival } from './arrive.js'
import type { PollerPlan } from './scenario.js'
import { eventTypes, tenantIds } from './setting.js'
import { withCalls } from './storage/count-calls.js'
import type { World } from './world.js'

/** A polling client, as the world knows it. */
export interface Poller {
  readonly number: number
  readonly plan: PollerPlan
  readonly tenantId: string
  readonly eventType: string
  /** When its first cursor was asked for, and when it was given. */
  askedAt: number
  startedAt: number
  /** As text, as it stands in a URL. */
  cursor: string | undefined
  /** The events that it was given, and how often. */
  readonly seen: Map<string, number>
}

/** A client that is yet to begin. */
export const newPoller = (number: number, plan: PollerPlan): Poller => ({
  ...{ number, plan },
  tenantId: tenantIds[plan.tenant] ?? tenantIds[0],
  eventType: eventTypes[plan.eventType] ?? eventTypes[0],
  ...{ askedAt: Infinity, startedAt: Infinity, cursor: undefined },
  seen: new Map(),
})

/** Two scopes, each of whose reads may be answered in two parts, and two for whatever else there is. */
const mostCalls = 2 * 2 * mostReads + 2

/** An answer holds no more than this. */
const mostEvents = 100

/** Takes what a poll was answered, and says what is wrong with it. */
const take = ({ findings }: World, poller: Poller, ids: readonly string[], calls: number): void => {
  const name = `Poller ${poller.number}`
  const keys = ids.map(keyOf)
  for (const id of ids) {
    const before = poller.seen.get(id) ?? 0
    poller.seen.set(id, before + 1)
    if (before > 0) findings.push(`${name} was given ${id} again`)
  }
  if (keys.some((key, i) => i > 0 && key >= (keys[i - 1] ?? '')))
    findings.push(`${name} was given events out of order: ${ids.join(' ')}`)
  if (ids.length > mostEvents) findings.push(`${name} was given ${ids.length} events at once`)
  // What stands in several runs of neighbours takes a read for each.
  if (calls > mostCalls + 2 * ids.length)
    findings.push(`${name} took ${calls} calls of storage for ${ids.length} events`)
}

/** Polls once, or begins; whether there is more for the asking. What is not answered is asked again, with the same cursor. */
const ask = async (world: World, poller: Poller): Promise<boolean> => {
  const { tenantId, eventType, cursor } = poller
  const answer = await world.ask('poll', ({ poll, cursorSecret }) =>
    withCalls(async () => {
      const secret = await cursorSecret()
      const from = cursor === undefined ? undefined : readCursor(secret, cursor)
      const found = from
        ? await poll.next(from)
        : { events: [], cursor: await poll.start(tenantId, eventType), more: false }
      return { ...found, cursor: writeCursor(secret, found.cursor) }
    }),
  )
  if (!answer) return true
  const { events, more, ...given } = answer.answer
  if (cursor === undefined) poller.startedAt = world.time.now()
  poller.cursor = given.cursor
  world.trace.say(`poller ${poller.number} is given ${events.length}, ${answer.calls} calls`)
  take(
    world,
    poller,
    events.map(({ id }) => id),
    answer.calls,
  )
  return more
}

/** Whoever is not answered waits as long as the platform does. */
const askAgainMs = 5000

/** So many polls at its own pace; then it takes ever longer. */
const eagerPolls = 20

/** Polls until there is nothing more. */
const drain = async (world: World, poller: Poller): Promise<void> => {
  for (let before = poller.cursor; await ask(world, poller); before = poller.cursor)
    if (before === poller.cursor) await arrival(world.time, askAgainMs)
}

/** Polls from its beginning on, until it is told that it is over. */
export const runPoller = async (
  world: World,
  poller: Poller,
  isOver: () => boolean,
): Promise<void> => {
  const { time, random } = world
  await arrival(time, poller.plan.at)
  poller.askedAt = time.now()
  for (let polls = 1; !isOver(); polls++) {
    await drain(world, poller)
    const slower = Math.max(1, polls / eagerPolls)
    await arrival(time, poller.plan.everyMs * slower * (0.5 + random()))
  }
}

/** The last poll, when all has calmed down. */
export const endPoller = (world: World, poller: Poller): Promise<void> =>
  poller.cursor === undefined ? Promise.resolve() : drain(world, poller)
