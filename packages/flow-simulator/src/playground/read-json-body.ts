import type { IncomingMessage } from 'node:http'
import { objectOf, parseJson, type JsonObject } from '../json/json-value.js'

const most = 4 * 1024 * 1024

/** A request's body as a JSON object; throws where it is too large. */
export const readJsonBody = async (request: IncomingMessage): Promise<JsonObject> => {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    const bytes = Buffer.from(part as Uint8Array)
    size += bytes.length
    if (size > most) throw new Error('The request is too large.')
    parts.push(bytes)
  }
  return objectOf(parseJson(Buffer.concat(parts).toString('utf8')))
}
