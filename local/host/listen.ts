import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { describeError, type HostLog } from './host-log.js'

/** Answers one request; resolves when its response is complete, or cut. */
export type Respond = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** An open port of 127.0.0.1, which is closed in peace or at once. */
export interface Listening {
  readonly port: number
  /**
   * Takes no new connection and no new request from here on; resolves when each open request is
   * answered.
   */
  readonly drain: () => Promise<void>
  /** Cuts what is still open. */
  readonly destroy: () => void
}

/**
 * Listens on 127.0.0.1; requests wait until `respond` is there, so that the port can be known
 * before the app is loaded. An answer that fails is logged and cut off.
 */
export const listen = async (
  port: number,
  respond: Promise<Respond>,
  log: HostLog,
): Promise<Listening> => {
  let draining = false
  const answer: Respond = async (request, response) => {
    const responder = await respond
    await responder(request, response)
  }
  const server = createServer((request, response) => {
    if (draining) {
      response.writeHead(503, { connection: 'close', 'content-length': '0' }).end()
      return
    }
    // A connection kept alive would keep the server open.
    response.once('close', () => {
      if (draining) server.closeIdleConnections()
    })
    answer(request, response).catch((error: unknown) => {
      const { method = '', url = '' } = request
      // The query may hold a key.
      log('error', 'host', `${method} ${url.split('?', 1)[0] ?? ''}: ${describeError(error)}`)
      response.destroy()
    })
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening').catch((cause: unknown) => {
    throw new Error(`The host cannot listen on 127.0.0.1:${port}`, { cause })
  })
  const address = server.address()
  const closed = new Promise<void>((resolve) =>
    server.once('close', () => {
      resolve()
    }),
  )
  return {
    port: typeof address === 'object' && address ? address.port : port,
    drain: async () => {
      draining = true
      server.close()
      await closed
    },
    destroy: () => {
      server.closeAllConnections()
    },
  }
}
