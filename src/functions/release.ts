import { app, type StorageQueueFunctionOptions } from '@azure/functions'
import { hosted } from '../hosted.js'
import { worker } from '../queues/worker.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'queues' | 'releaseParked'>

/** Delivers what was parked for a flow that is back, in order. */
export const release = ({ queues, releaseParked }: Parts) =>
  worker(queues, 'releases', releaseParked)

/** How the host registers it. */
export const registration: StorageQueueFunctionOptions = {
  queueName: 'releases',
  connection: 'AzureWebJobsStorage',
  handler: hosted(release),
}

app.storageQueue('release', registration)
