import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'

/** How the proxy treats a request: passes it on, answers 503, breaks the connection, or passes it on and loses the answer (once). */
export type ProxyMode = 'pass' | 'busy' | 'down' | 'deaf'

/** The services of a storage account that can be disturbed. */
export type Service = 'table' | 'queue'

/** A storage account behind a proxy that can take its services away. */
export interface StorageProxy {
  readonly connectionString: string
  readonly set: (service: Service, mode: ProxyMode) => void
  /** Requests passed on so far, of both services. */
  readonly passed: () => number
  readonly stop: () => Promise<void>
}

const endpointName = { table: 'TableEndpoint', queue: 'QueueEndpoint' } as const

/** Puts a proxy before the tables and queues of a storage account. */
export const startStorageProxy = async (connectionString: string): Promise<StorageProxy> => {
  const modes: Record<Service, ProxyMode> = { table: 'pass', queue: 'pass' }
  let passed = 0
  let proxied = connectionString
  const stops: (() => void)[] = []

  for (const service of ['table', 'queue'] as const) {
    const pattern = new RegExp(`${endpointName[service]}=(http://[^/;]+)`)
    const [, origin = ''] = pattern.exec(connectionString) ?? []
    const server = createServer((incoming, outgoing) => {
      if (modes[service] === 'down') incoming.socket.destroy()
      else if (modes[service] === 'busy') outgoing.writeHead(503).end()
      else {
        const deaf = modes[service] === 'deaf'
        if (deaf) modes[service] = 'pass'
        passed++
        passOn(origin, incoming, outgoing, deaf)
      }
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    proxied = proxied.replace(pattern, `${endpointName[service]}=http://127.0.0.1:${port}`)
    stops.push(() => {
      server.close()
      server.closeAllConnections()
    })
  }

  return {
    connectionString: proxied,
    set: (service, mode) => {
      modes[service] = mode
    },
    passed: () => passed,
    stop: () => {
      for (const stop of stops) stop()
      return Promise.resolve()
    },
  }
}

// The Host header passes unchanged: requests are signed by path and date, not by host.
const passOn = (
  origin: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  deaf: boolean,
) => {
  const { method, headers, url = '' } = incoming
  const onward = request(origin + url, { ...(method ? { method } : {}), headers }, (answer) => {
    if (deaf) {
      outgoing.destroy()
      return
    }
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(outgoing)
  })
  onward.on('error', () => outgoing.destroy())
  incoming.pipe(onward)
}
