import { app, type StorageQueueFunctionOptions } from '@azure/functions'
import { hosted } from '../hosted.js'
import { worker } from '../queues/worker.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'events' | 'queues' | 'retryDelivery'>

/** Makes one more attempt at a delivery that failed, from a queue of its own: first attempts never wait behind retries. */
export const retry = ({ events, queues, retryDelivery }: Parts) =>
  worker(queues, 'retries', async (message, log) => {
    const event = await events.get(message.scope, message.eventId)
    if (event) await retryDelivery(event, message, log)
    else log.error('event.missing', { eventId: message.eventId, queue: 'retries' })
  })

/** How the host registers it. */
export const registration: StorageQueueFunctionOptions = {
  queueName: 'retries',
  connection: 'AzureWebJobsStorage',
  handler: hosted(retry),
}

app.storageQueue('retry', registration)
