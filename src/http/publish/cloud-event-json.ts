import type { Payload } from '../../events/fired.js'
import { isJsonObject, type JsonObject } from '../../json-object.js'
import { parseJson } from '../json-body.js'
import { checkDataType, type CloudEvent } from './cloud-event.js'
import { jsonMember } from './json-parts.js'

/**
 * A CloudEvent that is one JSON object, alone or at a place of a batch.
 * Source: https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md
 */
export const cloudEventOfJson = (value: unknown, json: Uint8Array, path = ''): CloudEvent => {
  const members = isJsonObject(value) ? value : {}
  const attribute = (name: string) => textOf(members[name])
  const prefix = `${path}/`
  checkDataType(attribute('datacontenttype'), `${prefix}datacontenttype`)
  return { attribute, prefix, payload: payloadOf(members, json, prefix) }
}

/** As it stands in `data`, or out of `data_base64`; both at once are neither. */
const payloadOf = (
  { data, data_base64: base64 }: JsonObject,
  json: Uint8Array,
  prefix: string,
): Payload | undefined => {
  const given = base64 !== undefined && base64 !== null
  if (given) return data === undefined ? decoded(textOf(base64), `${prefix}data_base64`) : undefined
  const bytes = jsonMember(json, 'data')
  return bytes && { bytes, value: data, path: `${prefix}data` }
}

const decoded = (base64: string, path: string): Payload | undefined => {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return undefined
  try {
    return { ...parseJson(new Uint8Array(Buffer.from(base64, 'base64'))), path }
  } catch {
    return undefined
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
