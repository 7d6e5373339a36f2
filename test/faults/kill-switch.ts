import { isPoll } from '../../bench/stack/storage-operation.js'
import type { Treat } from '../support/storage-proxy.js'
import { stepName } from './step-name.js'

/** Where a host dies: at the first step of this name, before it is done or after it, so that nobody learns that it was. */
export interface KillPoint {
  readonly name: string
  readonly when: 'before' | 'after'
}

/** Follows a host's steps, and kills it at one of them. */
export interface KillSwitch {
  /** Follows from now on; without a point to die at, it only writes the steps down. */
  readonly arm: (point: KillPoint | undefined, kill: () => unknown) => void
  /** The steps since then, in order. */
  readonly seen: () => readonly string[]
  readonly isDead: () => boolean
  /** What a proxy before the host's storage does. */
  readonly treat: Treat
  /** A callback was called. `before`: it must not count; `after`: it counts, and nobody is left to hear of it. */
  readonly posted: (name: string) => KillPoint['when'] | undefined
}

/** A switch that nothing has armed. */
export const killSwitch = (): KillSwitch => {
  let point: KillPoint | undefined
  let kill: () => unknown = () => undefined
  let dead = false
  const seen: string[] = []

  const isHere = (name: string): boolean => {
    seen.push(name)
    return !dead && point?.name === name
  }
  const die = () => {
    dead = true
    kill()
  }

  return {
    arm: (next, how) => {
      point = next
      kill = how
      dead = false
      seen.length = 0
    },
    seen: () => seen,
    isDead: () => dead,
    treat: (request) => {
      const name = stepName(request)
      if (name === undefined) return undefined
      const dieNow = () => {
        die()
        return false
      }
      if (isPoll(request))
        return {
          kind: 'watch',
          answered: (body) => !(body.includes('<QueueMessage>') && isHere(name)) || dieNow(),
        }
      if (!isHere(name)) return undefined
      if (point?.when === 'after') return { kind: 'watch', answered: dieNow }
      die()
      return { kind: 'reset' }
    },
    posted: (name) => {
      if (!isHere(name)) return undefined
      die()
      return point?.when
    },
  }
}
