import type { HttpRequest } from '@azure/functions'
import { Problem } from '../problem.js'
import { bodyBytes } from './body-bytes.js'

/** A request's body, parsed, and as the bytes that were sent. */
export interface JsonBody {
  readonly value: unknown
  readonly bytes: Uint8Array
}

/** Reads a JSON body of at most `limit` bytes; throws a Problem for anything else. */
export const jsonBody = async (request: HttpRequest, limit: number): Promise<JsonBody> => {
  const bytes = await bodyBytes(request, limit)
  return { value: parseJson(bytes), bytes }
}

/** The value of JSON in UTF-8; throws a Problem for anything else. */
export const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw new Problem(
      'body-not-json',
      bytes.length === 0 ? 'The body is empty.' : 'The body is not JSON in UTF-8.',
      { cause },
    )
  }
}
