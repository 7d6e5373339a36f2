import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { StorageRequest } from '../../bench/stack/storage-operation.js'

/** How the proxy treats a request: passes it on, answers 503, breaks the connection, or passes it on and loses the answer (once). */
export type ProxyMode = 'pass' | 'busy' | 'down' | 'deaf'

/** The services of a storage account that can be disturbed. */
export type Service = StorageRequest['service']

/** A request that has come in whole. */
export interface SeenRequest extends StorageRequest {
  readonly body: string
}

/** What is done to a request. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number }
  /** The connection breaks before storage has heard of it. */
  | { readonly kind: 'reset' }
  /** It is passed on so much later. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** It is passed on, and its answer is shown; one that is not to be sent on is lost. */
  | { readonly kind: 'watch'; readonly answered: (body: string) => boolean }

/** Decides what is done to each request; undefined passes it on. */
export type Treat = (request: SeenRequest) => Fault | undefined

/** A storage account behind a proxy that can take its services away. */
export interface StorageProxy {
  readonly connectionString: string
  readonly set: (service: Service, mode: ProxyMode) => void
  /** Treats every request from now on, until another treatment is set. */
  readonly treat: (treat: Treat) => void
  /** Requests passed on so far, of both services. */
  readonly passed: () => number
  /** Passes requests on to another account from now on: the same one, started again. */
  readonly aim: (connectionString: string) => void
  readonly stop: () => Promise<void>
}

const services: readonly Service[] = ['table', 'queue']
const endpoints = {
  table: /TableEndpoint=(http:\/\/[^/;]+)/,
  queue: /QueueEndpoint=(http:\/\/[^/;]+)/,
} as const
const originOf = (service: Service, connectionString: string) =>
  endpoints[service].exec(connectionString)?.[1] ?? ''

/** Puts a proxy before the tables and queues of a storage account. */
export const startStorageProxy = async (connectionString: string): Promise<StorageProxy> => {
  const modes: Record<Service, ProxyMode> = { table: 'pass', queue: 'pass' }
  let aimed = connectionString
  let treat: Treat | undefined
  let passed = 0
  let proxied = connectionString
  const stops: (() => void)[] = []

  const faultOf = (seen: SeenRequest): Fault | undefined => {
    const mode = modes[seen.service]
    if (mode === 'down') return { kind: 'reset' }
    if (mode === 'busy') return { kind: 'status', status: 503 }
    if (mode === 'pass') return treat?.(seen)
    modes[seen.service] = 'pass'
    return { kind: 'watch', answered: () => false }
  }

  const serve = async (service: Service, incoming: IncomingMessage, outgoing: ServerResponse) => {
    const parts: Buffer[] = []
    incoming.on('data', (part: Buffer) => parts.push(part))
    await once(incoming, 'end')
    const body = Buffer.concat(parts)
    const { method = '', url = '' } = incoming
    const fault = faultOf({ service, method, url, body: body.toString('latin1') })
    if (fault?.kind === 'reset') incoming.socket.destroy()
    else if (fault?.kind === 'status') outgoing.writeHead(fault.status).end()
    else {
      passed++
      const pass = () => {
        passOn(originOf(service, aimed), incoming, body, outgoing, fault)
      }
      if (fault?.kind === 'slow') setTimeout(pass, fault.milliseconds)
      else pass()
    }
  }

  for (const service of services) {
    const server = createServer((incoming, outgoing) => {
      serve(service, incoming, outgoing).catch(() => outgoing.destroy())
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    proxied = proxied.replace(originOf(service, connectionString), `http://127.0.0.1:${port}`)
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
    treat: (next) => {
      treat = next
    },
    passed: () => passed,
    aim: (next) => {
      aimed = next
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
  { method, headers, url = '' }: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
  fault?: Fault,
) => {
  const onward = request(origin + url, { ...(method ? { method } : {}), headers }, (answer) => {
    answer.on('error', () => outgoing.destroy())
    if (fault?.kind !== 'watch') {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
      return
    }
    const parts: Buffer[] = []
    answer.on('data', (part: Buffer) => parts.push(part))
    answer.on('end', () => {
      const whole = Buffer.concat(parts)
      if (fault.answered(whole.toString('latin1')))
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(whole)
      else outgoing.destroy()
    })
  })
  onward.on('error', () => outgoing.destroy())
  onward.end(body)
}
