import type { HttpRequest, HttpResponseInit } from '@azure/functions'

/** A year, as browsers are told it. */
const hstsSeconds = 31_536_000

/**
 * An answer with the headers that keep it to its caller: no cache may give it to anyone else, and no browser takes it for another type or
 * asks over plain http again. What a function says of caching goes before them. HSTS may not be sent over plain http (RFC 6797, 7.2).
 */
export const withAnswerHeaders = (
  answer: HttpResponseInit,
  { url }: Pick<HttpRequest, 'url'>,
): HttpResponseInit => ({
  ...answer,
  headers: {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(url.startsWith('https:') ? { 'strict-transport-security': `max-age=${hstsSeconds}` } : {}),
    ...Object.fromEntries(new Headers(answer.headers)),
  },
})
