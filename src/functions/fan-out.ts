import { app, type StorageQueueFunctionOptions } from '@azure/functions'
import { fanOutByMessage } from '../deliveries/fan-out/fan-out-by-message.js'
import { hosted } from '../hosted.js'
import { worker } from '../queues/worker.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'events' | 'fanOut' | 'queues'>

/** Finds the subscribers of a fire's events and divides them into chunks. */
export const fanOut = ({ events, queues, fanOut: divide }: Parts) =>
  worker(queues, 'fan-out', fanOutByMessage({ events, fanOut: divide }))

/** How the host registers it. */
export const registration: StorageQueueFunctionOptions = {
  queueName: 'fan-out',
  connection: 'AzureWebJobsStorage',
  handler: hosted(fanOut),
}

app.storageQueue('fan-out', registration)
