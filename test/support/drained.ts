import { QueueClient } from '@azure/storage-queue'
import { until } from './until.js'

/** Twice as long as a message is hidden whose host has died while it delivered at once what it had accepted. */
const patienceSeconds = 60

const worked = ['fan-out', 'deliveries', 'releases']

const countIn = async (connectionString: string, name: string): Promise<number> => {
  const queue = new QueueClient(connectionString, name)
  if (!(await queue.exists())) return 0
  return (await queue.getProperties()).approximateMessagesCount ?? 0
}

/** Waits until the hosts of a storage have done what was queued, but for retries: some of them wait for days. */
export const drained = (connectionString: string): Promise<readonly number[]> =>
  until(
    () => Promise.all(worked.map((name) => countIn(connectionString, name))),
    (counts) => counts.every((count) => count === 0),
    patienceSeconds,
  )
