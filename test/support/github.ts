import { createHmac, randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'

type Json = Readonly<Record<string, unknown>>

interface WebhookDefinition {
  readonly name: string
  readonly examples: readonly Json[]
}

const definitions = createRequire(import.meta.url)(
  '@octokit/webhooks-examples',
) as readonly WebhookDefinition[]

/** The payloads that GitHub publishes for an event. */
export const githubExamples = (event: string): readonly Json[] =>
  definitions.find(({ name }) => name === event)?.examples ?? []

/** The first of them. */
export const githubExample = (event: string): Json => {
  const [first] = githubExamples(event)
  if (!first) throw new Error(`GitHub publishes no payload for "${event}"`)
  return first
}

/** The secret that the tests' webhook is configured with. */
export const webhookSecret = 'a-secret-of-the-webhook-of-the-tests'

/** The value of X-Hub-Signature-256 for a body. */
export const signatureOf = (body: string | Uint8Array, secret = webhookSecret): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

/** A delivery as GitHub makes it. */
export interface DeliveryFacts {
  readonly event: string
  readonly body: string
  readonly id?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** How it is POSTed, signed unless the headers say otherwise. */
export const githubDelivery = ({ event, body, id = randomUUID(), headers }: DeliveryFacts) => ({
  method: 'POST',
  headers: {
    'user-agent': 'GitHub-Hookshot/044aadd',
    'content-type': 'application/json',
    'x-github-event': event,
    'x-github-delivery': id,
    'x-github-hook-id': '292430182',
    'x-hub-signature-256': signatureOf(body),
    ...headers,
  },
  body,
})
