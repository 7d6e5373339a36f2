import fc from 'fast-check'
import { anyRequestFor, type FuzzRequest } from './any-request.js'
import type { FuzzedApp } from './fuzzed-app.js'

/** What a fuzz is to begin with, and when it ends. */
export interface FuzzOptions {
  /** Of the first requests; later ones count on from it. */
  readonly seed: number
  /** Where, among the requests of that seed, one was found before: that one alone is sent. */
  readonly path?: string
  readonly requests: number
  /** Told after every few requests how many there were. */
  readonly tell?: (sent: number) => void
}

/** What a fuzz came to. */
export interface Fuzz {
  readonly sent: number
  /** How many answers had which status. */
  readonly statuses: ReadonlyMap<number, number>
  /** Absent: every request got an answer that its caller can do something about. */
  readonly found?: FoundFault
}

/** A request that the app could not cope with, made as small as it would go. */
export interface FoundFault {
  readonly request: FuzzRequest
  readonly log: string
  readonly seed: number
  readonly path: string
}

/** So many requests have one seed. */
const requestsOfSeed = 500

/** Sends made-up requests to an app, one after the other, and looks for an answer of 500 or more. */
export const fuzz = async (
  { operations, send }: FuzzedApp,
  { seed, path, requests, tell }: FuzzOptions,
): Promise<Fuzz> => {
  const statuses = new Map<number, number>()
  const anyRequest = fc.constantFrom(...operations).chain(anyRequestFor)
  let sent = 0

  const property = fc.asyncProperty(anyRequest, async (request) => {
    const { status, log } = await send(request)
    sent++
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
    if (status >= 500) throw new Error(log)
  })

  for (let next = seed; sent < requests; next = (next + 1) >>> 0) {
    const { counterexample, counterexamplePath } = await fc.check(property, {
      seed: next,
      numRuns: Math.min(requestsOfSeed, requests - sent),
      ...(path === undefined ? {} : { path }),
    })
    const [request] = counterexample ?? []
    if (request) {
      const { log } = await send(request)
      return { sent, statuses, found: { request, log, seed: next, path: counterexamplePath ?? '' } }
    }
    tell?.(sent)
    if (path !== undefined) break
  }
  return { sent, statuses }
}
