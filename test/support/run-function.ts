import assert from 'node:assert/strict'
import type { StorageQueueHandler, Timer, TimerHandler } from '@azure/functions'
import { secret } from './deliveries.js'
import { partsOf, type Fakes } from './fakes.js'
import { loggedContext, type LogLine } from './log-lines.js'

const timer: Timer = {
  isPastDue: false,
  schedule: { adjustForDST: false },
  scheduleStatus: { last: '', next: '', lastUpdated: '' },
}

type Lines = readonly Readonly<Pick<LogLine, 'level' | 'fields'>>[]

const levelAndFields = (lines: readonly LogLine[]): Lines => {
  for (const { text } of lines)
    for (const hidden of [secret, 'CONFIDENTIEL'])
      assert.ok(!text.includes(hidden), `"${hidden}" was logged`)
  return lines.map(({ level, fields }) => ({ level, fields }))
}

/** Hands a message to a queue function that works with fakes; answers what it logged, in which nothing secret may be. */
export const runOnMessage = async <Parts>(
  make: (parts: Parts) => StorageQueueHandler,
  fakes: NoInfer<Fakes<Parts>>,
  message: unknown,
  dequeueCount = 1,
): Promise<Lines> => {
  const { context, lines } = loggedContext({ triggerMetadata: { dequeueCount } })
  await make(partsOf<Parts>(fakes))(message, context)
  return levelAndFields(lines)
}

/** Has a timer function that works with fakes run; answers what it logged. */
export const runOnTimer = async <Parts>(
  make: (parts: Parts) => TimerHandler,
  fakes: NoInfer<Fakes<Parts>>,
): Promise<Lines> => {
  const { context, lines } = loggedContext()
  await make(partsOf<Parts>(fakes))(timer, context)
  return levelAndFields(lines)
}
