import type { RetryPolicy } from '../calls/retry-policy.js'
import type { Connection } from '../connection/connection-set.js'
import type { Send } from '../wire/exchange.js'

/** How a connector is played. */
export interface SimulationOptions {
  /** Where the service really is; what the definition says without it. */
  readonly baseUrl?: string
  /** The connection that everything uses until there is another. */
  readonly connection?: Connection
  /** The port of callback URLs; a free one without it. */
  readonly port?: number
  /** How the platform tries again; as with a profile of medium or high performance. */
  readonly retry?: RetryPolicy
  /** Waits as the platform would, or shorter, and says what it cut short; one second at most unless given. */
  readonly pause?: (seconds: number) => Promise<string>
  /** Milliseconds since 1970. */
  readonly now?: () => number
  readonly send?: Send
  /** Told whenever something has gone over the wire, or a run has started. */
  readonly onChange?: () => void
}
