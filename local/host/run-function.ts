import type { AppFunction } from './app-function.js'
import { describeError, type HostLog } from './host-log.js'
import type { RunningInvocations } from './running-invocations.js'
import type { Invocation, Invoke } from './invoke.js'

/** Runs a function that nobody waits for and says in one line how it went; whether it succeeded. */
export type RunFunction = (
  invoked: AppFunction,
  invocation: Invocation,
  what: string,
) => Promise<boolean>

/** Makes the runner of queue, timer and admin invocations; a drain waits for what it runs. */
export const createRunFunction = (
  invoke: Invoke,
  work: RunningInvocations,
  log: HostLog,
): RunFunction => {
  const run: RunFunction = async (invoked, invocation, what) => {
    const start = performance.now()
    const took = () => `in ${Math.round(performance.now() - start)} ms`
    try {
      await invoke(invoked, invocation)
      log('information', invoked.name, `${what} succeeded ${took()}`)
      return true
    } catch (error) {
      log('error', invoked.name, `${what} failed ${took()}: ${describeError(error)}`)
      return false
    }
  }
  return (...call) => work.track(run(...call))
}
