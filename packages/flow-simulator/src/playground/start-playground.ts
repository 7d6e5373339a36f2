import type { ConnectorFiles } from '../connector/connector.js'
import { startLateServer } from '../late-server.js'
import { createPlayground, type CreatePlaygroundOptions } from './create-playground.js'

/** How a playground is served. */
export interface PlaygroundOptions extends Omit<CreatePlaygroundOptions, 'origin'> {
  /** The page's port; a free one without it. */
  readonly port?: number
}

/** A playground that is served. */
export interface Playground {
  /** With the token in its fragment: whoever has it can drive the playground. */
  readonly url: string
  readonly stop: () => Promise<void>
}

/** Serves a flow editor for a connector on this machine: nobody else can reach it, and no other page can drive it. */
export const startPlayground = async (
  source: string | ConnectorFiles,
  { port, ...options }: PlaygroundOptions = {},
): Promise<Playground> => {
  const server = await startLateServer(port)
  try {
    const { url, listener, stop } = await createPlayground(source, {
      ...options,
      origin: server.url,
    })
    server.serve(listener)
    return {
      url,
      stop: async () => {
        await server.stop()
        await stop()
      },
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}
