import type { Surroundings } from '../src/client-options.js'

/** One request, as fetch was given it. */
export interface Sent {
  readonly url: string
  readonly method: string | undefined
  readonly headers: Headers
  readonly body: unknown
}

/** What a server is played to do: an answer, or a fault of the network. */
export type Played = Response | Error

/** An answer of JSON. */
export const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers })

/** A refusal, as the app tells it. */
export const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  answer(status, { status, code, title: 'Refused', detail: `Because of ${code}.` }, headers)

/** A network on which these answers come one after the other, and what was sent there. */
export const playing = (...answers: readonly Played[]) => {
  const sent: Sent[] = []
  const left = [...answers]
  const play: typeof fetch = (input, init) => {
    sent.push({
      url: input instanceof Request ? input.url : String(input),
      method: init?.method,
      headers: new Headers(init?.headers),
      body: init?.body,
    })
    const next = left.shift()
    if (next instanceof Response) return Promise.resolve(next)
    return Promise.reject(next ?? new Error('Nobody answers any more.'))
  }
  return { fetch: play, sent }
}

/** Noon, as a clock that moves only while something is waited for. */
export const noon = Date.parse('2026-03-02T12:00:00Z')

/** A machine on which nothing takes time, and how long was waited. */
export const unhurried = () => {
  const waits: number[] = []
  let now = noon
  let keys = 0
  const surroundings: Surroundings = {
    now: () => now,
    pause: (seconds, signal) => {
      if (signal?.aborted) return Promise.reject(signal.reason as Error)
      waits.push(seconds)
      now += seconds * 1000
      return Promise.resolve()
    },
    random: () => 0,
    newKey: () => `key-${++keys}`,
  }
  return { surroundings, waits }
}
