import { parseJson, type JsonBody } from '../http/json-body.js'
import { Problem } from '../problem.js'

/** One delivery of GitHub's, whatever its body says. */
export interface GithubDelivery {
  /** Such as `pull_request`. */
  readonly event: string
  /** A GUID; a redelivery has the same. */
  readonly id: string
}

interface Headers {
  readonly get: (name: string) => string | null
}

/**
 * Which delivery a request is; a Problem for one that does not say.
 * Source: https://docs.github.com/webhooks/webhook-events-and-payloads#delivery-headers
 */
export const parseDelivery = (headers: Headers): GithubDelivery => {
  const event = headers.get('x-github-event')
  const id = headers.get('x-github-delivery')
  if (event && id && /^[ -~]{1,128}$/.test(event) && /^[ -~]{1,128}$/.test(id)) {
    return { event, id }
  }
  throw new Problem(
    'delivery-invalid',
    'Send X-GitHub-Event and X-GitHub-Delivery, as GitHub does.',
  )
}

/** A delivery's JSON, as the body or as the field `payload` of a form: the webhook's settings at GitHub decide which. */
export const parseGithubBody = (body: Uint8Array, headers: Headers): JsonBody => {
  const [mediaType = ''] = (headers.get('content-type') ?? '').split(';')
  switch (mediaType.trim().toLowerCase()) {
    case 'application/json':
      return parseJson(body)
    case 'application/x-www-form-urlencoded': {
      const payload = new URLSearchParams(new TextDecoder().decode(body)).get('payload') ?? ''
      return parseJson(new TextEncoder().encode(payload))
    }
    default:
      throw new Problem(
        'content-type-unsupported',
        'Send application/json or application/x-www-form-urlencoded, as GitHub does.',
      )
  }
}
