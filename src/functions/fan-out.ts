import { app } from '@azure/functions'
import { services, type Services } from '../services.js'
import { worker } from '../queues/worker.js'

type Parts = Pick<Services, 'events' | 'fanOut' | 'queues'>

/** Finds an event's subscribers and divides them into chunks. */
export const fanOut = ({ events, queues, fanOut: divide }: Parts) =>
  worker(queues, 'fan-out', async ({ scope, eventId, again = false }, log) => {
    const event = await events.get(scope, eventId)
    if (event) await divide(event, again, log)
    else log.error('event.missing', { eventId, queue: 'fan-out' })
  })

app.storageQueue('fan-out', {
  queueName: 'fan-out',
  connection: 'AzureWebJobsStorage',
  handler: fanOut(services),
})
