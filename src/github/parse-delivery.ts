import { parseJson } from '../http/json-body.js'
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

/** What a delivery carries: JSON, in the JSON bytes that GitHub made. */
export interface GithubBody {
  readonly value: unknown
  readonly json: Uint8Array
}

/** A delivery's JSON, as the body or as the field `payload` of a form: the webhook's settings at GitHub decide which. */
export const parseGithubBody = (body: Uint8Array, headers: Headers): GithubBody => {
  const [mediaType = ''] = (headers.get('content-type') ?? '').split(';')
  switch (mediaType.trim().toLowerCase()) {
    case 'application/json':
      return { value: parseJson(body), json: body }
    case 'application/x-www-form-urlencoded': {
      const payload = new URLSearchParams(new TextDecoder().decode(body)).get('payload') ?? ''
      const json = new TextEncoder().encode(payload)
      return { value: parseJson(json), json }
    }
    default:
      throw new Problem(
        'content-type-unsupported',
        'Send application/json or application/x-www-form-urlencoded, as GitHub does.',
      )
  }
}
