import type { RequestListener } from 'node:http'
import { startLoopbackServer, type LoopbackServer } from './loopback-server.js'

/** A server whose address is known before there is anything to serve. */
export interface LateServer extends LoopbackServer {
  /** From now on it answers so; until then, 503. */
  readonly serve: (listener: RequestListener) => void
}

/** Listens on 127.0.0.1, on a free port unless one is given, for whoever needs its address first. */
export const startLateServer = async (port?: number): Promise<LateServer> => {
  let current: RequestListener = (_, response) => void response.writeHead(503).end()
  const server = await startLoopbackServer((request, response) => {
    current(request, response)
  }, port)
  return {
    ...server,
    serve: (listener) => {
      current = listener
    },
  }
}
