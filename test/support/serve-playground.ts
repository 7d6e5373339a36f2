import { startLoopbackServer } from '../../local/loopback-server.js'
import { createPlay } from '../../local/start/create-play.js'
import type { World } from './world.js'

/** Serves the playground for a world's host, as `npm start` makes it, on a port of its own. */
export const servePlayground = async (
  world: Pick<World, 'host' | 'token'>,
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> => {
  const token = (_: string, __?: number, roles?: readonly string[]) =>
    world.token({ ...(roles && { roles }) })
  const callers = { tenant: '', audience: '', publisherKey: '', token }
  const { url: host } = world.host()
  const { url, listener, stop } = await createPlay({ url: host, callers })
  const server = await startLoopbackServer(listener)
  return {
    url: url.replace(host, server.url),
    stop: async () => {
      await server.stop()
      await stop()
    },
  }
}
