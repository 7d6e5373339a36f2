import type { HttpRequest } from '@azure/functions'
import { refuseFaults } from '../../problem.js'
import { parseJson } from '../json-body.js'
import { checkDataType, type CloudEvent } from './cloud-event.js'

type Headers = HttpRequest['headers']

const required = ['ce-specversion', 'ce-id', 'ce-source', 'ce-type']

/** Whether a request's headers mean it to be a CloudEvent; what is missing of it is a fault, then. */
export const hasCloudEvent = (headers: Headers): boolean =>
  required.some((name) => headers.has(name))

/**
 * A CloudEvent whose attributes are headers and whose data is the body.
 * Source: https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md#31-binary-content-mode
 */
export const cloudEventOfHeaders = (headers: Headers, body: Uint8Array): CloudEvent => {
  checkDataType(headers.get('content-type') ?? '', 'The Content-Type')
  return {
    attribute: (name) => decode(`ce-${name}`, headers.get(`ce-${name}`) ?? ''),
    payload: { ...parseJson(body), path: '' },
    prefix: 'ce-',
  }
}

/** Some senders put a value into quotes, and all may percent-encode any character of it. */
const decode = (name: string, value: string): string => {
  const [, quoted] = /^"(.*)"$/.exec(value) ?? []
  try {
    return decodeURIComponent(quoted?.replaceAll(/\\(.)/g, '$1') ?? value)
  } catch {
    refuseFaults('cloud-event-invalid', [{ path: name, message: 'must be percent-encoded UTF-8' }])
    return ''
  }
}
