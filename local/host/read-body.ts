import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'

/**
 * The most the real host takes (`FUNCTIONS_REQUEST_BODY_SIZE_LIMIT`); more is answered 500, not
 * 413.
 */
export const bodyLimit = 104_857_600

const contentLength = ({ headers }: IncomingMessage): number =>
  Number(headers['content-length'] ?? 0)

/** Whether the body is larger than the real host takes. */
export const isBodyTooLarge = (request: IncomingMessage): boolean =>
  contentLength(request) > bodyLimit

/**
 * Reads the body only when there is a Content-Length above 0, as the real host does: a chunked body
 * arrives empty.
 */
export const readBody = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  if (!(contentLength(request) > 0)) return undefined
  return buffer(request)
}
