import { app } from '@azure/functions'
import { services, type Services } from '../services.js'
import { worker } from '../queues/worker.js'

type Parts = Pick<Services, 'queues' | 'releaseParked'>

/** Delivers what was parked for a flow that is back, in order. */
export const release = ({ queues, releaseParked }: Parts) =>
  worker(queues, 'releases', releaseParked)

app.storageQueue('release', {
  queueName: 'releases',
  connection: 'AzureWebJobsStorage',
  handler: release(services),
})
