/** A request as it leaves. */
export interface WireRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Why it is sent, in a word or two. */
  readonly about: string
}

/** An answer as it came. */
export interface WireAnswer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Sends a request; throws where nothing answers. */
export type Send = (request: WireRequest) => Promise<WireAnswer>

/** One request and its answer, of either side. */
export interface Exchange {
  /** From 1, in the order in which they began. */
  readonly id: number
  readonly direction: 'to the service' | 'to the flow'
  readonly at: number
  readonly milliseconds: number
  readonly request: WireRequest
  readonly answer: WireAnswer | 'hang' | 'reset' | { readonly fault: string }
  /** What the simulator did differently from the platform, or does not know. */
  readonly notes: readonly string[]
}
