import { app, type StorageQueueFunctionOptions } from '@azure/functions'
import { hosted } from '../hosted.js'
import { worker } from '../queues/worker.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'events' | 'fanOut' | 'queues'>

/** Finds the subscribers of a fire's events and divides them into chunks. */
export const fanOut = ({ events, queues, fanOut: divide }: Parts) =>
  worker(queues, 'fan-out', async ({ scope, eventIds, again = false, leg }, log) => {
    const found = await events.getAll(scope, eventIds)
    const ids = new Set(found.map(({ id }) => id))
    for (const eventId of eventIds)
      if (!ids.has(eventId)) log.error('event.missing', { eventId, queue: 'fan-out' })
    await divide(found, again, log, leg)
  })

/** How the host registers it. */
export const registration: StorageQueueFunctionOptions = {
  queueName: 'fan-out',
  connection: 'AzureWebJobsStorage',
  handler: hosted(fanOut),
}

app.storageQueue('fan-out', registration)
