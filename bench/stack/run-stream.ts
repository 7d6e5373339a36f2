import { cpus } from 'node:os'
import { monotonic } from '../monotonic.js'
import type { BenchStack } from './bench-stack.js'
import { fireStream, type Stream } from './fire-stream.js'
import { awaitDelivered, settleAll } from './settle.js'

/** What came of a stream of events. */
export interface StreamResult {
  readonly perSecond: number
  readonly seconds: number
  readonly duplicates: number
  readonly hostCpuMicroseconds: number
  /** Of Azurite, which has one thread; NaN where nobody says. */
  readonly storageCpuMicroseconds: number
  readonly machineBusy: number
}

const busyMs = () =>
  cpus().reduce((sum, { times }) => sum + times.user + times.sys + times.nice + times.irq, 0)

/** Fires a stream of events, each to so many subscriptions, and follows it until every account is settled. */
export const runStream = async (
  stack: BenchStack,
  { subscriptions, ...stream }: Stream & { readonly subscriptions: number },
): Promise<StreamResult> => {
  await stack.receiver.forget()
  const [busyBefore, cpuBefore, start] = [busyMs(), stack.usage().cpuMs, monotonic()]
  const storageBefore = stack.storageCpuMs()
  const fired = await fireStream(stack.publisher, stream)
  const deliveries = stream.events * subscriptions
  // Taken before accounts are read, all of which are, and which is no part of delivering.
  await awaitDelivered(stack, deliveries)
  const [busyAfter, cpuAfter, elapsed] = [busyMs(), stack.usage().cpuMs, monotonic() - start]
  const storageAfter = stack.storageCpuMs()
  const { settledAt, duplicates } = await settleAll(stack, fired, subscriptions)
  const seconds = (settledAt - start) / 1000
  return {
    perSecond: deliveries / seconds,
    ...{ seconds, duplicates },
    hostCpuMicroseconds: ((cpuAfter - cpuBefore) * 1000) / deliveries,
    storageCpuMicroseconds: ((storageAfter - storageBefore) * 1000) / deliveries,
    machineBusy: (busyAfter - busyBefore) / (elapsed * cpus().length),
  }
}
