import type { HttpRequest } from '@azure/functions'
import type { EventType } from '../../catalogue/event-type.js'
import { batchLimit, type Fired, type Payload } from '../../events/fired.js'
import { Problem } from '../../problem.js'
import { bodyBytes } from '../body-bytes.js'
import { parseJson, type JsonBody } from '../json-body.js'
import { cloudEventOfHeaders, hasCloudEvent } from './cloud-event-headers.js'
import { cloudEventOfJson } from './cloud-event-json.js'
import { firedOf } from './cloud-event.js'
import { idempotencyKey } from './idempotency-key.js'
import { jsonParts } from './json-parts.js'

/** What a request fires. */
export interface PublishRequest {
  readonly fired: readonly Fired[]
  /** Whether it was sent as a batch, so that it is answered as one. */
  readonly batch: boolean
}

/** The longest body: far less than the 4 MiB that a table transaction holds. */
const bodyLimit = 1024 * 1024

/**
 * Reads what a request fires: a payload, an array of them, a CloudEvent, or a batch of CloudEvents. An Idempotency-Key stands
 * for all of it, and comes before the ids of CloudEvents.
 */
export const readPublishRequest = async (
  request: HttpRequest,
  eventType: Pick<EventType, 'name' | 'aliases'>,
): Promise<PublishRequest> => {
  const key = idempotencyKey(request)
  const body = await bodyBytes(request, bodyLimit)
  const { fired, batch } = parse(request.headers, body, eventType)
  if (key === undefined) return { fired, batch }
  const once = { key: `fire:${key}`, name: 'This Idempotency-Key', body }
  return { fired: [{ once, payloads: fired.flatMap(({ payloads }) => payloads) }], batch }
}

const parse = (
  headers: HttpRequest['headers'],
  body: Uint8Array,
  eventType: Pick<EventType, 'name' | 'aliases'>,
): PublishRequest => {
  const format = cloudEventsFormat(headers)
  if (format === 'cloudevents-batch+json') {
    const events = elementsOf(parseJson(body)).map(({ value, bytes, path }) =>
      cloudEventOfJson(value, bytes, path),
    )
    return { fired: firedOf(events, eventType), batch: true }
  }
  if (format === 'cloudevents+json') {
    const { value, bytes } = parseJson(body)
    return { fired: firedOf([cloudEventOfJson(value, bytes)], eventType), batch: false }
  }
  if (format !== undefined) {
    throw new Problem(
      'content-type-unsupported',
      'Send CloudEvents as application/cloudevents+json, application/cloudevents-batch+json, or with ce- headers.',
    )
  }
  if (hasCloudEvent(headers))
    return { fired: firedOf([cloudEventOfHeaders(headers, body)], eventType), batch: false }
  const json = parseJson(body)
  return Array.isArray(json.value)
    ? { fired: [{ payloads: elementsOf(json) }], batch: true }
    : { fired: [{ payloads: [{ ...json, path: '' }] }], batch: false }
}

/** `cloudevents+json` and the like; undefined for what is no format of CloudEvents. */
const cloudEventsFormat = (headers: HttpRequest['headers']): string | undefined => {
  const [, format] =
    /^\s*application\/(cloudevents[^;\s]*)/i.exec(headers.get('content-type') ?? '') ?? []
  return format?.toLowerCase()
}

/** The elements of a batch; throws a Problem for none, or too many. */
const elementsOf = ({ value: values, bytes: json }: JsonBody): Payload[] => {
  const parts = Array.isArray(values) ? jsonParts(json) : []
  if (!Array.isArray(values) || values.length === 0)
    throw new Problem('batch-empty', 'A batch is a JSON array of at least one event.')
  if (parts.length > batchLimit) {
    throw new Problem(
      'batch-too-large',
      `The batch has ${parts.length} events; at most ${batchLimit} are accepted.`,
    )
  }
  return parts.map((bytes, i) => ({ bytes, value: values[i] as unknown, path: `/${i}` }))
}
