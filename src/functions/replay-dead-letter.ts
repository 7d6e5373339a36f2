import { app, type HttpFunctionOptions } from '@azure/functions'
import { hosted } from '../hosted.js'
import { disabledProblem } from '../http/disabled-problem.js'
import { deliveryOf } from '../http/delivery-of.js'
import { endpoint } from '../http/endpoint.js'
import { Problem } from '../problem.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'authorize' | 'config' | 'deadLetters'>

/** Has one dead letter, or one delivery that waits, attempted anew within seconds. */
export const replayDeadLetter = ({ authorize, config, deadLetters }: Parts) =>
  endpoint(async (request, log) => {
    const { tenantId } = await authorize.operator(request)
    const found = await deliveryOf(deadLetters, tenantId, request)
    const result = await deadLetters.replay(found, log)
    switch (result.kind) {
      case 'over':
        throw new Problem(
          'not-a-dead-letter',
          `The delivery is ${result.state}: there is nothing to replay.`,
        )
      case 'disabled':
        throw disabledProblem(result.subscriptionId)
      case 'replayed':
        return {
          status: 202,
          headers: { location: `${config.publicBaseUrl}/fire/status/${found.delivery.eventId}` },
          jsonBody: { replayed: 1 },
        }
    }
  })

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['POST'],
  route: 'dead-letters/{id}/replay',
  authLevel: 'anonymous',
  handler: hosted(replayDeadLetter),
}

app.http('replay-dead-letter', registration)
