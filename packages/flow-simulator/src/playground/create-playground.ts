import { randomBytes } from 'node:crypto'
import type { RequestListener } from 'node:http'
import type { ConnectorFiles } from '../connector/connector.js'
import { loadConnector } from '../connector/load-connector.js'
import type { Locale, Remark } from '../designer/connector-view.js'
import { lintConnector } from '../designer/lint-connector.js'
import { simulateFlow } from '../session/simulate-flow.js'
import type { SimulationOptions } from '../session/simulation-options.js'
import { createChanges } from './changes.js'
import { createPlayer, type Preset } from './player.js'
import { playgroundApi } from './playground-api.js'
import { playgroundListener } from './playground-listener.js'
import { createSignInDesk } from './sign-in-desk.js'
import { createViews } from './views.js'

/** What a playground plays. */
export interface CreatePlaygroundOptions extends Omit<SimulationOptions, 'port' | 'onChange'> {
  /** Where its page is reached, as the browser names it. */
  readonly origin: string
  /** Connections that are ready; the first is used from the start. */
  readonly presets?: readonly Preset[]
  readonly translations?: Readonly<Partial<Record<Locale, ConnectorFiles['definition']>>>
  /** What a script calls the definition, where it was not read from a path. */
  readonly sourceName?: string
}

/** A playground that somebody else serves. */
export interface CreatedPlayground {
  /** With the token in its fragment: whoever has it can drive the playground. */
  readonly url: string
  /** Answers what begins with /play; the rest is nothing of its own. */
  readonly listener: RequestListener
  readonly stop: () => Promise<void>
}

/** Makes a flow editor for a connector: only requests that name this machine are answered, and no other page can drive it. */
export const createPlayground = async (
  source: string | ConnectorFiles,
  { origin, presets = [], translations, sourceName, ...options }: CreatePlaygroundOptions,
): Promise<CreatedPlayground> => {
  const { now = Date.now } = options
  const fromPath = typeof source === 'string'
  const files = fromPath ? loadConnector(source) : source
  const findings: readonly Remark[] = fromPath ? await lintConnector(source) : []
  const changes = createChanges()
  const connection = options.connection ?? presets[0]?.connection
  const simulation = await simulateFlow(files, {
    ...options,
    ...(connection && { connection }),
    onChange: changes.changed,
  })
  const player = createPlayer(simulation, now, presets)
  if (presets[0]) player.remember({ do: 'use', preset: presets[0].title })
  const token = randomBytes(32).toString('base64url')
  const signIns = createSignInDesk(simulation, `${origin}/play/redirect`, now)
  const views = createViews(files, findings, translations)
  // Whoever opens the page waits for nothing that can be done before.
  views.connector('en')
  const api = playgroundApi({
    ...{ simulation, player, presets, changes, signIns, views },
    source: fromPath ? source : (sourceName ?? 'apiDefinition.swagger.json'),
  })
  const finish = async (query: URLSearchParams) => {
    player.remember(await signIns.finish(query).finally(changes.changed))
  }
  return {
    url: `${origin}/play#${token}`,
    listener: playgroundListener(api, token, finish),
    stop: simulation.stop,
  }
}
