import { app } from '@azure/functions'
import type { Drain } from './queues/work-at-once.js'

/**
 * The host gives a worker five seconds to end; of these, one is for telling others of what is left.
 * Source: `WorkerTerminateGracePeriodInSeconds`, https://github.com/Azure/azure-functions-host/blob/dev/src/WebJobs.Script/Workers/WorkerConstants.cs
 */
const longestMs = 4000

let isRegistered = false

/** Lets what was accepted last be delivered before the app ends; registered once in a process. */
export const drainAtEnd = (drain: () => Drain): void => {
  if (isRegistered) return
  isRegistered = true
  app.hook.appTerminate(() => drain()(longestMs))
}
