import { queryText, type Query } from '../query-text.js'
import { readProblem, type ApiProblem } from './api-problem.js'

/** The app's own HTTP API, as whoever signed in. Each call throws an ApiProblem for an answer that is no success. */
export interface Api {
  /** An answer is trusted to be of the type that the contract of its route says: the app is of the same build. */
  readonly get: <T>(path: string, query?: Query, signal?: AbortSignal) => Promise<T>
  readonly post: <T>(path: string, body?: object, signal?: AbortSignal) => Promise<T>
}

/** What the API is called with. */
export interface ApiParts {
  /** Of the app, without a slash at its end. */
  readonly baseUrl: string
  readonly fetch: typeof fetch
  readonly token: () => string
  /** Told of each answer that is no success, before it is thrown. */
  readonly refuse?: (problem: ApiProblem) => void
}

/** A path of these parts, each encoded: `pathOf("events", id)`. */
export const pathOf = (...parts: readonly string[]): string =>
  parts.map((part) => `/${encodeURIComponent(part)}`).join('')

/** The API of an app. */
export const createApi = ({ baseUrl, fetch, token, refuse }: ApiParts): Api => {
  const ask = async <T>(path: string, init: RequestInit): Promise<T> => {
    const response = await fetch(baseUrl + path, {
      ...init,
      headers: { authorization: `Bearer ${token()}`, 'content-type': 'application/json' },
    })
    const text = await response.text()
    if (response.ok) return JSON.parse(text) as T
    const problem = readProblem(response.status, text)
    refuse?.(problem)
    throw problem
  }
  return {
    get: (path, query = {}, signal) => ask(path + queryText(query), { signal: signal ?? null }),
    post: (path, body = {}, signal) =>
      ask(path, { method: 'POST', body: JSON.stringify(body), signal: signal ?? null }),
  }
}
