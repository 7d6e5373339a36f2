import type { HttpRequest } from '@azure/functions'
import type { EventType } from '../../catalogue/event-type.js'
import type { Fired, Payload } from '../../events/fired.js'
import { Problem } from '../../problem.js'
import { bodyBytes } from '../body-bytes.js'
import { parseJson, type JsonBody } from '../json-body.js'
import { cloudEventOfHeaders, hasCloudEvent } from './cloud-event-headers.js'
import { cloudEventOfJson } from './cloud-event-json.js'
import { firedOf } from './cloud-event.js'
import { idempotencyKey } from './idempotency-key.js'
import { jsonParts } from './json-parts.js'
import {
  bodyLimit,
  refuseLargeBatch,
  refuseLongPayload,
  refuseWideEvents,
} from './publish-limits.js'

/** What a request fires. */
export interface PublishRequest {
  readonly fired: readonly Fired[]
  /** Whether it was sent as a batch, so that it is answered as one. */
  readonly batch: boolean
}

/**
 * Reads what a request fires: a payload, an array of them, a CloudEvent, or a batch of CloudEvents. An Idempotency-Key stands
 * for all of it, comes before the ids of CloudEvents, and is the own of whoever fires.
 */
export const readPublishRequest = async (
  request: HttpRequest,
  eventType: Pick<EventType, 'name' | 'aliases'>,
  by?: string,
): Promise<PublishRequest> => {
  const key = idempotencyKey(request)
  const body = await bodyBytes(request, bodyLimit)
  const { fired, batch } = parse(request.headers, body, eventType)
  if (key === undefined) return { fired, batch }
  const once = { key: ownKey(key, by), name: 'This Idempotency-Key', body }
  return { fired: [{ once, payloads: fired.flatMap(({ payloads }) => payloads) }], batch }
}

/** Claims of the keys of PUBLISHER_KEYS are as they were when those were the only publishers. */
const ownKey = (key: string, by: string | undefined) =>
  by === undefined ? `fire:${key}` : `fire-by:${JSON.stringify([by, key])}`

const parse = (
  headers: HttpRequest['headers'],
  body: Uint8Array,
  eventType: Pick<EventType, 'name' | 'aliases'>,
): PublishRequest => {
  const format = cloudEventsFormat(headers)
  if (format === 'cloudevents-batch+json') {
    const parsed = parseJson(body, (shape) => {
      refuseLargeBatch(shape)
      refuseWideEvents(true)(shape)
    })
    const events = elementsOf(parsed).map(({ value, bytes, path }) =>
      cloudEventOfJson(value, bytes, path),
    )
    return { fired: firedOf(events, eventType), batch: true }
  }
  if (format === 'cloudevents+json') {
    const { value, bytes } = parseJson(body, refuseWideEvents(false))
    return { fired: firedOf([cloudEventOfJson(value, bytes)], eventType), batch: false }
  }
  if (format !== undefined) {
    throw new Problem(
      'content-type-unsupported',
      'Send CloudEvents as application/cloudevents+json, application/cloudevents-batch+json, or with ce- headers.',
    )
  }
  const isBatch = startsArray(body)
  if (!isBatch || hasCloudEvent(headers)) refuseLongPayload(body)
  if (hasCloudEvent(headers))
    return { fired: firedOf([cloudEventOfHeaders(headers, body)], eventType), batch: false }
  const json = parseJson(body, isBatch ? refuseLargeBatch : undefined)
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

/** Whether JSON is an array, whatever else may be wrong with it. */
const startsArray = (json: Uint8Array): boolean =>
  json.find((byte) => !beforeJson.includes(byte)) === '['.charCodeAt(0)

/** Space, and the bytes of a byte order mark. */
const beforeJson = [0x20, 0x09, 0x0d, 0x0a, 0xef, 0xbb, 0xbf]

/** The elements of a batch, as many as may be; throws a Problem for none. */
const elementsOf = ({ value: values, bytes: json }: JsonBody): Payload[] => {
  if (!Array.isArray(values) || values.length === 0)
    throw new Problem('batch-empty', 'A batch is a JSON array of at least one event.')
  return jsonParts(json).map((bytes, i) => ({ bytes, value: values[i] as unknown, path: `/${i}` }))
}
