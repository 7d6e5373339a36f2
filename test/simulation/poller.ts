import { namesOf } from '../../src/catalogue/names-of.js'
import { mostReads } from '../../src/polling/read-forward.js'
import { readCursor, writeCursor } from '../../src/polling/cursor.js'
import { keyOf } from '../../src/storage/ids.js'
import { arrival } from './arrive.js'
import type { PollerPlan } from './scenario.js'
import { catalogue, eventTypes, tenantIds } from './setting.js'
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
  /** Its last poll. */
  turn: Promise<void>
  /** The events that it was given. */
  readonly seen: Set<string>
}

/** A client that is yet to begin. */
export const newPoller = (number: number, plan: PollerPlan): Poller => ({
  ...{ number, plan },
  tenantId: tenantIds[plan.tenant] ?? tenantIds[0],
  eventType: eventTypes[plan.eventType] ?? eventTypes[0],
  ...{ askedAt: Infinity, startedAt: Infinity, cursor: undefined },
  turn: Promise.resolve(),
  seen: new Set(),
})

/** Two scopes, under each of the type's names, each of whose reads may be answered in two parts; and the secret. */
const callsForSpans = (eventType: string) =>
  2 * namesOf(catalogue)(eventType).length * 2 * mostReads + 2

/** Neighbours are read together; what the poller knows already may stand between any two of them, in either scope. */
const callsForEvents = (events: number, known: number) => 2 * Math.min(events, known + 2)

/** An answer holds no more than this. */
const mostEvents = 100

/** Takes what a poll was answered, and says what is wrong with it. */
const take = (
  { findings }: World,
  poller: Poller,
  ids: readonly string[],
  { calls, known }: { readonly calls: number; readonly known: number },
): void => {
  const name = `Poller ${poller.number}`
  const keys = ids.map(keyOf)
  for (const id of ids) {
    if (poller.seen.has(id)) findings.push(`${name} was given ${id} again`)
    poller.seen.add(id)
  }
  if (keys.some((key, i) => i > 0 && key >= (keys[i - 1] ?? '')))
    findings.push(`${name} was given events out of order: ${ids.join(' ')}`)
  if (ids.length > mostEvents) findings.push(`${name} was given ${ids.length} events at once`)
  if (calls > callsForSpans(poller.eventType) + callsForEvents(ids.length, known))
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
      const known = from?.seen.length ?? 0
      return { ...found, known, cursor: writeCursor(secret, found.cursor) }
    }),
  )
  if (!answer) return true
  const { events, more, known, ...given } = answer.answer
  if (cursor === undefined) poller.startedAt = world.time.now()
  poller.cursor = given.cursor
  world.trace.say(`poller ${poller.number} is given ${events.length}, ${answer.calls} calls`)
  take(
    world,
    poller,
    events.map(({ id }) => id),
    { calls: answer.calls, known },
  )
  return more
}

/** Whoever is not answered waits as long as the platform does. */
const askAgainMs = 5000

/** So many polls at its own pace; then it takes ever longer. */
const eagerPolls = 20

/** Polls until there is nothing more, when the poll before is over. */
const drain = (world: World, poller: Poller): Promise<void> =>
  (poller.turn = poller.turn.then(async () => {
    for (let before = poller.cursor; await ask(world, poller); before = poller.cursor)
      if (before === poller.cursor) await arrival(world.time, askAgainMs)
  }))

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

const eagerMs = 2000

/** Polls all the time for so long, if it has begun to. */
export const pollEagerly = async (world: World, poller: Poller, forMs: number): Promise<void> => {
  const until = world.time.now() + forMs
  while (poller.cursor !== undefined && world.time.now() < until) {
    await drain(world, poller)
    await arrival(world.time, eagerMs)
  }
}

/** The last poll, when all has calmed down. */
export const endPoller = (world: World, poller: Poller): Promise<void> =>
  poller.cursor === undefined ? Promise.resolve() : drain(world, poller)
