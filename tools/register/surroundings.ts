import type { Environment } from '../../src/settings.js'
import type { Graph } from './graph.js'

/** How to sign in. */
export interface SignIn {
  readonly deviceCode: boolean
  readonly tenant?: string
}

/** What the command works in. */
export interface Surroundings {
  readonly environment: Environment
  readonly signIn: (how: SignIn) => Promise<{ readonly graph: Graph; readonly tenantId: string }>
  readonly now: () => Date
  /** Keeps settings where the next command finds them; answers where that is, undefined where there is no such place. */
  readonly keep: (settings: Readonly<Record<string, string>>) => Promise<string | undefined>
}
