import type { HttpRequest, HttpResponseInit } from '@azure/functions'
import { createHash } from 'node:crypto'

/** Answers the same JSON to everyone, made when somebody first asks; who has it already is not sent it again. */
export const madeOnce = (
  make: () => unknown,
): ((request: Pick<HttpRequest, 'headers'>) => Promise<HttpResponseInit>) => {
  let made: { readonly body: string; readonly etag: string } | undefined
  const document = () => {
    const body = JSON.stringify(make())
    return { body, etag: `"${createHash('sha256').update(body).digest('base64url')}"` }
  }
  return ({ headers: asked }) => {
    made ??= document()
    const headers = { 'cache-control': 'no-cache', etag: made.etag }
    return Promise.resolve(
      asked.get('if-none-match') === made.etag
        ? { status: 304, headers }
        : { headers: { ...headers, 'content-type': 'application/json' }, body: made.body },
    )
  }
}
