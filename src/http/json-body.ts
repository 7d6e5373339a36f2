import type { HttpRequest } from '@azure/functions'
import { Problem } from './problem.js'

/** A request's body, parsed, and as the bytes that were sent. */
export interface JsonBody {
  readonly value: unknown
  readonly bytes: Uint8Array
}

/** Reads a JSON body of at most `limit` bytes; throws a Problem for anything else. */
export const jsonBody = async (request: HttpRequest, limit: number): Promise<JsonBody> => {
  const bytes = new Uint8Array(await request.arrayBuffer())
  // The Functions host hands over a body only when the request says its length.
  // Source: https://github.com/Azure/azure-functions-host/issues/4926
  if (bytes.length === 0 && request.headers.get('transfer-encoding')?.includes('chunked')) {
    throw new Problem('length-required', 'Send the body with a Content-Length, not chunked.')
  }
  if (bytes.length > limit) {
    throw new Problem(
      'payload-too-large',
      `The body has ${bytes.length} bytes; at most ${limit} are accepted.`,
    )
  }
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return { value, bytes }
  } catch (cause) {
    throw new Problem(
      'body-not-json',
      bytes.length === 0 ? 'The body is empty.' : 'The body is not JSON in UTF-8.',
      { cause },
    )
  }
}
