import pLimit from 'p-limit'
import type { Log } from '../log.js'
import { parseId } from '../storage/ids.js'
import type { CallbackStates } from '../subscriptions/callback-state-table.js'
import type { FireOperational } from './fire-operational.js'
import type { SubjectOf } from './subject-of.js'

/** A delivery that was given up. */
export interface DeadLetter {
  readonly tenantId: string
  readonly subscriptionId: string
  readonly eventId: string
  readonly reason?: string
}

/** Counts dead letters, and tells of them together. */
export interface TellDeadLetters {
  readonly add: (deadLetter: DeadLetter) => void
  /** Tells of those that may be told of now; the others stay. */
  readonly tell: () => Promise<void>
}

/** The rows that say when operators were told last, and how they are told. */
export interface TellDeadLettersParts {
  readonly subscriptions: CallbackStates
  readonly subjectOf: SubjectOf
  readonly fire: FireOperational
  readonly log: Log
  readonly now: () => Date
  /** Has something done once after so many milliseconds, if this process lives. */
  readonly later: (milliseconds: number, work: () => void) => void
}

/** Those of one event come together. */
const gatherMs = 1000

/** A subscription's are told of no more often than this, by all instances together. */
const pauseMs = 60_000

/** Subscriptions whose dead letters are counted, and those that are told of in a minute. */
const mostCounted = 10_000
const mostTold = 100
const atOnce = 2

interface Counted extends DeadLetter {
  readonly count: number
}

/** Tells of dead letters: each subscription's once a minute at most, which its row says, with their number in this process. */
export const tellDeadLetters = (parts: TellDeadLettersParts): TellDeadLetters => {
  const { subscriptions, subjectOf, fire, log, now, later } = parts
  const counted = new Map<string, Counted>()
  let isPlanned = false

  const add = (deadLetter: DeadLetter, count = 1) => {
    const before = counted.get(deadLetter.subscriptionId)
    if (!before && counted.size >= mostCounted) return
    counted.set(deadLetter.subscriptionId, { ...deadLetter, count: (before?.count ?? 0) + count })
  }

  const plan = (milliseconds: number) => {
    if (isPlanned || counted.size === 0) return
    isPlanned = true
    later(milliseconds, () => {
      isPlanned = false
      void tell().then(() => {
        plan(pauseMs)
      })
    })
  }

  /** Whether it is time; if so, all instances wait from now on. */
  const isTime = ({ tenantId, subscriptionId }: DeadLetter): Promise<boolean | undefined> => {
    const eventType = parseId(subscriptionId)?.eventType ?? ''
    return subscriptions.updateState(
      { tenantId, id: subscriptionId, eventType },
      ({ told = {} }) => {
        const last = told.deadLettersAt === undefined ? 0 : Date.parse(told.deadLettersAt)
        return now().getTime() - last < pauseMs
          ? { answer: false }
          : { change: { told: { ...told, deadLettersAt: now().toISOString() } }, answer: true }
      },
    )
  }

  const tellOf = async (entry: Counted): Promise<void> => {
    const { tenantId, subscriptionId, eventId, count, reason = 'unknown' } = entry
    try {
      // The subscription may be gone: then nobody has told of it, and nobody will again.
      if ((await isTime(entry)) === false) {
        add(entry, count)
        return
      }
      const payload = { ...(await subjectOf(tenantId, subscriptionId)), count, reason, eventId }
      await fire({ name: 'operations.dead_lettered', scope: tenantId, payload })
    } catch (error) {
      log.error('operations.untold', { about: 'dead letters', subscriptionId, count }, error)
    }
  }

  const tell = async (): Promise<void> => {
    const due = [...counted.values()].slice(0, mostTold)
    for (const { subscriptionId } of due) counted.delete(subscriptionId)
    await pLimit(atOnce).map(due, tellOf)
  }

  return {
    add: (deadLetter) => {
      add(deadLetter)
      plan(gatherMs)
    },
    tell,
  }
}
