import { arrival } from '../arrive.js'
import { currentInstance, never } from '../instance.js'
import type { StorageFault } from '../scenario.js'
import type { VirtualTime } from '../virtual-time.js'
import { noteCall } from './count-calls.js'
import { storageError } from './storage-error.js'

/** Makes a storage operation take its time, and fail where it is to: as a client of the SDK does, which tries three times. */
export type StorageCall = <T>(name: string, apply: () => T) => Promise<T>

/** What disturbs calls. */
export interface StorageCallParts {
  readonly time: VirtualTime
  readonly random: () => number
  /** What a call's request and its answer take on their way at most. */
  readonly storageMs: StorageMs
  /** What happens to a call of this name now. */
  readonly faultOf: (name: string) => StorageFault | undefined
  /** Kills the running instance where it is to die at this call; whether it did. */
  readonly dies: (name: string, when: 'before' | 'after') => boolean
  /** Told of what the caller cannot know to have been done. */
  readonly lost: (name: string) => void
}

/** What requests and answers take on their way at most, in milliseconds. */
export interface StorageMs {
  readonly there: number
  readonly back: number
}

/** Storage that is near, and does not have much to do. */
export const usualStorageMs: StorageMs = { there: 15, back: 0 }

const tries = 3
const pauseMs = 400

/** What a hung call takes before its client gives it up. */
const hungMs = 10_000

const outcomeOf = <T>(apply: () => T): (() => T) => {
  try {
    const value = apply()
    return () => value
  } catch (error) {
    return () => {
      throw error
    }
  }
}

/** Storage calls of whichever instance is running; those of the world around neither fail nor wait. */
export const storageCall = ({
  time,
  random,
  storageMs,
  faultOf,
  dies,
  lost,
}: StorageCallParts): StorageCall => {
  const onTheWay = () => arrival(time, 1 + random() * storageMs.there)
  const onTheWayBack = async () => {
    if (storageMs.back > 0) await arrival(time, random() * storageMs.back)
  }

  const tryOnce = async <T>(name: string, apply: () => T): Promise<(() => T) | undefined> => {
    await onTheWay()
    if (dies(name, 'before')) return never()
    const fault = faultOf(name)
    const isMade = !fault || fault === 'lost-answer' || (fault === 'hang' && random() < 0.5)
    const outcome = isMade ? outcomeOf(apply) : undefined
    if (fault && isMade) lost(name)
    if (dies(name, 'after')) return never()
    if (fault === 'hang') await arrival(time, hungMs)
    else await onTheWayBack()
    return fault ? undefined : outcome
  }

  return async (name, apply) => {
    const instance = currentInstance()
    if (!instance) return apply()
    noteCall()
    for (let i = 1; ; i++) {
      const outcome = await tryOnce(name, apply)
      if (outcome) {
        instance.isPutRight = true
        return outcome()
      }
      if (i === tries) throw storageError(`${name} failed`, random() < 0.5 ? 503 : undefined)
      await arrival(time, 100 + random() * pauseMs)
    }
  }
}
