/** A request as the gateway holds it, while policies work on it. */
export interface GatewayRequest {
  readonly method: string
  /** Scheme, host and base path. */
  readonly baseUrl: string
  readonly path: string
  readonly query: readonly (readonly [string, string])[]
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly notes: readonly string[]
}
