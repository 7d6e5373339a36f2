import type { HttpRequest } from '@azure/functions'
import { Problem } from '../problem.js'

/** A request's body as it was sent, of at most `limit` bytes; throws a Problem for a longer one. */
export const bodyBytes = async (request: HttpRequest, limit: number): Promise<Uint8Array> => {
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
  return bytes
}
