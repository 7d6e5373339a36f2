import { app, type HttpFunctionOptions } from '@azure/functions'
import { isSigned } from '../github/is-signed.js'
import { parseDelivery, parseGithubBody } from '../github/parse-delivery.js'
import { project } from '../github/project.js'
import { hosted } from '../hosted.js'
import { bodyBytes } from '../http/body-bytes.js'
import { endpoint } from '../http/endpoint.js'
import { Problem } from '../problem.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'acceptEvents' | 'catalogue' | 'config'>

/** GitHub sends up to 25 MB. What is larger than this is a push of thousands of commits, which no flow would walk through. */
const deliveryLimit = 5 * 1024 * 1024

/** Makes events of GitHub's webhook deliveries, once for each: `push` becomes `github.push`, where the catalogue has it. */
export const ingestGithub = ({ acceptEvents, catalogue, config: { github } }: Parts) =>
  endpoint(async (request, log) => {
    if (!github) throw new Problem('ingest-off', 'Set GITHUB_WEBHOOK_SECRET to switch it on.')
    const body = await bodyBytes(request, deliveryLimit)
    const signature = request.headers.get('x-hub-signature-256') ?? ''
    if (!isSigned(body, signature, github.secret))
      throw new Problem('signature-invalid', 'X-Hub-Signature-256 does not fit the body.')

    const delivery = parseDelivery(request.headers)
    if (delivery.event === 'ping') return { status: 200 }
    const eventType = catalogue.find(`github.${delivery.event}`)
    // GitHub shows errors to a repository's owner, who can do nothing about an event that nobody described here.
    if (!eventType) return { status: 202, jsonBody: { ignored: delivery.event } }

    const { value: whole, bytes: json } = parseGithubBody(body, request.headers)
    const value = project(eventType.schema, whole)
    const payload = { value, bytes: new TextEncoder().encode(JSON.stringify(value)), path: '' }
    // Whoever has seen a delivery can send it again under another id, which is not signed.
    const key = `github-signature:${signature.toLowerCase()}`
    const once = { key, also: [`github:${delivery.id}`], name: 'This delivery', body: json }
    const firing = { eventType, scope: github.scope }
    const [eventId] = await acceptEvents(firing, [{ payloads: [payload], once }], log)
    return { status: 202, jsonBody: { eventId } }
  })

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['POST'],
  route: 'ingest/github',
  authLevel: 'anonymous',
  handler: hosted(ingestGithub),
}

app.http('ingest-github', registration)
