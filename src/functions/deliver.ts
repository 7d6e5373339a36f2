import { app, type StorageQueueFunctionOptions } from '@azure/functions'
import { hosted } from '../hosted.js'
import { worker } from '../queues/worker.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'deliverChunk' | 'events' | 'queues'>

/** Delivers one chunk of an event: the first attempt at each of its subscriptions. */
export const deliver = ({ deliverChunk, events, queues }: Parts) =>
  worker(queues, 'deliveries', async ({ scope, eventId, again = false, ...chunk }, log) => {
    const event = await events.get(scope, eventId)
    if (event) await deliverChunk(event, chunk, { again }, log)
    else log.error('event.missing', { eventId, queue: 'deliveries' })
  })

/** How the host registers it. */
export const registration: StorageQueueFunctionOptions = {
  queueName: 'deliveries',
  connection: 'AzureWebJobsStorage',
  handler: hosted(deliver),
}

app.storageQueue('deliver', registration)
