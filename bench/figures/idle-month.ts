import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Cron } from 'croner'
import { appFolder } from '../../local/app-folder.js'
import { registration as checkCatalogue } from '../../src/functions/check-catalogue.js'
import { registration as measureLevels } from '../../src/functions/measure-levels.js'
import { registration as purge } from '../../src/functions/purge.js'
import { registration as queueDue } from '../../src/functions/queue-due.js'
import { registration as sweep } from '../../src/functions/sweep.js'
import { queueNames } from '../../src/queues/queue-parsers.js'
import type { Measurement } from '../figure.js'
import { costOf, type PricedService } from '../prices.js'
import { payload, tenant } from '../stack/bench-stack.js'
import { quiet } from '../stack/quiet.js'
import { awaitDelivered } from '../stack/settle.js'
import type { StorageMeter } from '../stack/storage-meter.js'
import { byService } from '../stack/storage-operation.js'
import { withMeteredStack } from '../stack/with-metered-stack.js'
import { rounded } from '../statistics.js'

type Counts = Readonly<Record<PricedService, number>>

const timers = {
  'queue-due': queueDue,
  sweep,
  'check-catalogue': checkCatalogue,
  purge,
  'measure-levels': measureLevels,
}

const daysOfMonth = 365.25 / 12
const secondsOfMonth = daysOfMonth * 86_400

/** How often a schedule comes in a month. */
const runsOf = (schedule: string): number => {
  const from = new Date('2026-01-01T00:00:00Z')
  const until = new Date('2026-01-02T00:00:00Z')
  const cron = new Cron(schedule, { timezone: 'UTC', paused: true })
  let runs = 0
  // The first one may be at midnight itself.
  let at = cron.nextRun(new Date(from.getTime() - 1))
  for (; at && at < until; at = cron.nextRun(at)) runs++
  return runs * daysOfMonth
}

/** Waits where a minute is about to begin, when timers run by themselves. */
const farFromTimers = async (): Promise<void> => {
  const leftMs = 60_000 - (Date.now() % 60_000)
  if (leftMs < 5000) await pause(leftMs + 3000)
}

/** What one run of a timer asks of storage where there is nothing to do. */
const countRun = async (meter: StorageMeter, url: string, name: string): Promise<Counts> => {
  await farFromTimers()
  meter.reset()
  const { status } = await fetch(`${url}/admin/functions/${name}`, { method: 'POST' })
  if (status !== 202) throw new Error(`The host answered ${status} to the call of ${name}`)
  await quiet(meter)
  const { operations, peeks } = meter.read()
  const { table, queue } = byService(operations)
  return { table, queue: queue + peeks }
}

/** The operations of a month in which one instance looks at its queues this often, and timers run. */
const monthOf = (runs: Readonly<Record<string, Counts>>, pollSeconds: number): Counts => {
  const sumOf = (service: PricedService) =>
    Object.entries(timers).reduce(
      (sum, [name, { schedule }]) => sum + runsOf(schedule) * (runs[name]?.[service] ?? NaN),
      0,
    )
  const polls = (queueNames.length * secondsOfMonth) / pollSeconds
  return { table: Math.round(sumOf('table')), queue: Math.round(sumOf('queue') + polls) }
}

const { extensions } = JSON.parse(readFileSync(join(appFolder, 'host.json'), 'utf8')) as {
  readonly extensions: { readonly queues: { readonly maxPollingInterval: string } }
}

/** As host.json has it, and as it was before whoever accepts an event delivered it. */
const pollSeconds = {
  now: extensions.queues.maxPollingInterval
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0),
  before: 2,
} as const

/** What storage costs in a month in which nothing happens, beside the same with queues polled as they were. */
export const idleMonth: Measurement = {
  name: 'idle_month',
  about: 'dollars for storage in a month without events; the same with queues polled every 2 s',
  measure: ({ progress }) =>
    withMeteredStack(async (stack, meter) => {
      await stack.subscribe(tenant, 1)
      await stack.publisher.fire(tenant, payload) // creates tables and queues
      await awaitDelivered(stack, 1)
      await quiet(meter)
      const runs: Record<string, Counts> = {}
      for (const name of Object.keys(timers)) {
        // The first run creates what it looks at.
        await countRun(meter, stack.host.url, name)
        runs[name] = await countRun(meter, stack.host.url, name)
        progress(`${name}: ${runs[name].table} table and ${runs[name].queue} queue operations`)
      }
      const month = monthOf(runs, pollSeconds.now)
      const before = monthOf(runs, pollSeconds.before)
      return {
        value: rounded(costOf(month), 2),
        unit: '$/month',
        reference: rounded(costOf(before), 2),
        ratio: rounded(costOf(month) / costOf(before), 3),
        detail: { operations: month, operationsBefore: before, runs, pollSeconds },
      }
    }),
}
