import { app } from '@azure/functions'
import { services, type Services } from '../services.js'
import { worker } from '../queues/worker.js'

type Parts = Pick<Services, 'events' | 'fanOut' | 'queues'>

/** Finds the subscribers of a fire's events and divides them into chunks. */
export const fanOut = ({ events, queues, fanOut: divide }: Parts) =>
  worker(queues, 'fan-out', async ({ scope, eventIds, again = false }, log) => {
    const found = await events.getAll(scope, eventIds)
    const ids = new Set(found.map(({ id }) => id))
    for (const eventId of eventIds)
      if (!ids.has(eventId)) log.error('event.missing', { eventId, queue: 'fan-out' })
    await divide(found, again, log)
  })

app.storageQueue('fan-out', {
  queueName: 'fan-out',
  connection: 'AzureWebJobsStorage',
  handler: fanOut(services),
})
