import { createServer, type RequestListener } from 'node:http'

/** An HTTP server that only this machine can reach. */
export interface LoopbackServer {
  /** `http://127.0.0.1:<port>`, without a trailing slash. */
  readonly url: string
  /** Stops at once, open connections too. */
  readonly stop: () => Promise<void>
}

/** Serves `listener` on 127.0.0.1, on a free port unless one is given. */
export const startLoopbackServer = async (
  listener: RequestListener,
  port = 0,
): Promise<LoopbackServer> => {
  const server = createServer({ keepAliveTimeout: 60_000 }, listener)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1', backlog: 4096 }, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No TCP port was bound')
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}
