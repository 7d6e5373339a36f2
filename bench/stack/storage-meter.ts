import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import { isPeek, isPoll, storageOperation } from './storage-operation.js'

/** Counts what an app asks of its storage. */
export interface StorageMeter {
  readonly connectionString: string
  /** Operations so far, by what they do, and how many times queues were polled in vain or only peeked at, which are not among them. */
  readonly read: () => {
    readonly operations: ReadonlyMap<string, number>
    readonly emptyPolls: number
    readonly peeks: number
  }
  readonly reset: () => void
  readonly stop: () => Promise<void>
}

const services = { table: 'TableEndpoint', queue: 'QueueEndpoint' } as const

/** Puts a counting proxy before the tables and queues of a storage account. */
export const startStorageMeter = async (connectionString: string): Promise<StorageMeter> => {
  const operations = new Map<string, number>()
  let emptyPolls = 0
  let peeks = 0
  let metered = connectionString
  const stops: (() => void)[] = []

  const count = (
    service: 'table' | 'queue',
    { method = '', url = '' }: IncomingMessage,
    body: string,
  ) => {
    const seen = { service, method, url }
    const name = storageOperation(seen)
    if (isPeek(seen)) peeks++
    else if (isPoll(seen) && !body.includes('<QueueMessage>')) emptyPolls++
    else operations.set(name, (operations.get(name) ?? 0) + 1)
  }

  for (const service of ['table', 'queue'] as const) {
    const pattern = new RegExp(`${services[service]}=(http://[^/;]+)`)
    const [, origin = ''] = pattern.exec(connectionString) ?? []
    const server = createServer((incoming, outgoing) => {
      passOn(origin, incoming, outgoing, (body) => {
        count(service, incoming, body)
      })
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    metered = metered.replace(pattern, `${services[service]}=http://127.0.0.1:${port}`)
    stops.push(() => {
      server.close()
      server.closeAllConnections()
    })
  }

  return {
    connectionString: metered,
    read: () => ({ operations: new Map(operations), emptyPolls, peeks }),
    reset: () => {
      operations.clear()
      emptyPolls = 0
      peeks = 0
    },
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
  tell: (body: string) => void,
) => {
  const { method, headers, url = '' } = incoming
  const onward = request(origin + url, { ...(method ? { method } : {}), headers }, (answer) => {
    const parts: Buffer[] = []
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.on('data', (part: Buffer) => parts.push(part))
    answer.on('end', () => {
      tell(Buffer.concat(parts).toString())
    })
    answer.pipe(outgoing)
  })
  onward.on('error', () => outgoing.destroy())
  incoming.pipe(onward)
}
