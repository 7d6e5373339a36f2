import { promises, type LookupAddress } from 'node:dns'
import type { Socket } from 'node:net'
import type { Dispatcher } from 'undici'
import { levels } from '../telemetry/measure.js'
import type { Address, ResolveHost } from './address.js'
import { checkedHosts } from './checked-hosts.js'
import { connectionPool } from './connection-pool.js'
import { newConnection } from './connection.js'
import { dispatch } from './dispatch.js'
import { openSocket } from './open-socket.js'
import { raceAddresses } from './race-addresses.js'
import { resolveHost } from './resolve-host.js'

/** What makes HTTP requests to callbacks, and lets go of its connections at the end. */
export interface CallbackDispatcher extends Pick<Dispatcher, 'dispatch'> {
  readonly closeIdle: () => void
  /** Sockets that are open, or being opened. */
  readonly sockets: () => number
}

/** What bounds the connections of a process, and how they are opened. */
export interface CallbackDispatcherParts {
  /** Sockets beyond this are opened for requests only, which are bounded elsewhere: none are kept, none race. */
  readonly maxSockets: number
  readonly maxIdle: number
  readonly attemptDelayMs?: number
  /** Whether callbacks of this machine are called. */
  readonly allowLoopback?: boolean
  /** By default only public addresses are found. */
  readonly resolveHost?: ResolveHost
}

const keepAliveMs = 30_000

/** Flows answer with less than a kilobyte of headers; four times what Node.js takes by default is what a proxy in between may add. */
const headerBytes = 64 * 1024

/** RFC 8305 §8 recommends it. */
const usualDelayMs = 250

/** c-ares asks each name server again after this long, then after twice as long. */
const queryTimeoutMs = 1_500

const isAddress = (found: LookupAddress): found is Address =>
  found.family === 4 || found.family === 6

const usualResolveHost = () =>
  resolveHost({
    resolver: new promises.Resolver({ timeout: queryTimeoutMs, tries: 2 }),
    lookUp: async (hostname) =>
      (await promises.lookup(hostname, { all: true })).filter((found) => isAddress(found)),
  })

/** Connections to callbacks: addresses without threads, raced; a ceiling for all; fresh ones where a kept one was closed. */
export const callbackDispatcher = ({
  maxSockets,
  maxIdle,
  attemptDelayMs = usualDelayMs,
  allowLoopback = false,
  resolveHost = checkedHosts({ resolveHost: usualResolveHost(), allowLoopback }),
}: CallbackDispatcherParts): CallbackDispatcher => {
  let open = 0
  const opened = (socket: Socket) => {
    open++
    socket.once('close', () => open--)
  }
  levels.set('sockets', () => open)
  const hasRoom = () => open < maxSockets
  const race = raceAddresses({ attemptDelayMs, hasRoom, opened })
  const pool = connectionPool({
    newConnection: newConnection({
      openSocket: openSocket({ resolveHost, raceAddresses: race }),
      keepAliveMs,
      headerBytes,
    }),
    maxIdle,
    hasRoom,
  })
  return {
    dispatch: dispatch({ pool, monotonic: () => performance.now() }),
    closeIdle: pool.closeIdle,
    sockets: () => open,
  }
}
