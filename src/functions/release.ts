import { app, type StorageQueueFunctionOptions } from '@azure/functions'
import { hosted } from '../hosted.js'
import { worker } from '../queues/worker.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'queues' | 'release'>

/** Delivers what waits for a callback that is back. */
export const release = ({ queues, release: work }: Parts) => worker(queues, 'releases', work)

/** How the host registers it. */
export const registration: StorageQueueFunctionOptions = {
  queueName: 'releases',
  connection: 'AzureWebJobsStorage',
  handler: hosted(release),
}

app.storageQueue('release', registration)
