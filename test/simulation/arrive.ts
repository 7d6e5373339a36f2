import { currentInstance, outside, within } from './instance.js'
import { afterTimersMs, type VirtualTime } from './virtual-time.js'

/**
 * Calls the running instance back, as a socket would, in so many milliseconds: never, when it is dead by then; later, while its
 * event loop is blocked.
 */
export const arrive = (time: Pick<VirtualTime, 'now'>, ms: number, callBack: () => void): void => {
  const instance = currentInstance()
  const come = () => {
    if (!instance) {
      callBack()
      return
    }
    if (instance.isDead) return
    const left = instance.stalledUntil - time.now()
    if (left >= 0) outside(() => setTimeout(come, left + afterTimersMs))
    else within(instance, callBack)
  }
  outside(() => setTimeout(come, ms))
}

/** The same as a promise. */
export const arrival = (time: Pick<VirtualTime, 'now'>, ms: number): Promise<void> =>
  new Promise((resolve) => {
    arrive(time, ms, resolve)
  })
