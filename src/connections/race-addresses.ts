import { connect, type Socket } from 'node:net'
import type { Address } from './address.js'
import { codedError } from './coded-error.js'

/** Tells how a race ended: with a socket that is connected, or without any. */
export type RaceEnd = (error: Error | undefined, socket?: Socket) => void

/** Connects to a port of the first address that can be, and gives up the others. Returns what calls the race off. */
export type RaceAddresses = (
  addresses: readonly Address[],
  port: number,
  end: RaceEnd,
) => () => void

/** How addresses are raced, and the sockets that are counted. */
export interface RaceParts {
  /** An address that has not answered after this long gets company by the next one, and stays in the race (RFC 8305 §5). */
  readonly attemptDelayMs: number
  /** Whether one more socket may be opened beside the first. */
  readonly hasRoom: () => boolean
  readonly opened: (socket: Socket) => void
}

/** More addresses of one host are not tried. */
const mostAddresses = 8

/** Probing of connections that nobody uses begins after this long, as undici has it. */
const keepAlive = { keepAlive: true, keepAliveInitialDelay: 60_000, noDelay: true }

/** Races addresses as RFC 8305 says: families take turns, none waits for one that is dead, and none is given up for being slow. */
export const raceAddresses =
  ({ attemptDelayMs, hasRoom, opened }: RaceParts): RaceAddresses =>
  (addresses, port, end) => {
    const left = takeTurns(addresses).slice(0, mostAddresses)
    const racing = new Set<Socket>()
    let timer: NodeJS.Timeout | undefined
    let first: Error | undefined

    const stop = () => {
      clearTimeout(timer)
      for (const socket of racing) socket.destroy()
      racing.clear()
    }

    const begin = () => {
      clearTimeout(timer)
      const address = left.shift()
      if (!address) {
        if (racing.size === 0) end(first ?? codedError('ENOTFOUND'))
        return
      }
      const socket = connect({ host: address.address, port, ...keepAlive })
      racing.add(socket)
      opened(socket)
      const failed = (error: Error) => {
        first ??= error
        if (racing.delete(socket)) begin()
      }
      socket.on('error', failed).once('connect', () => {
        if (!racing.delete(socket)) return
        stop()
        socket.off('error', failed)
        end(undefined, socket)
      })
      beginNextLater()
    }

    const beginNextLater = () => {
      if (left.length === 0) return
      timer = setTimeout(() => {
        if (hasRoom()) begin()
        else beginNextLater()
      }, attemptDelayMs)
    }

    begin()
    return stop
  }

/** The families in turns, beginning with that of the first address. */
const takeTurns = (addresses: readonly Address[]): Address[] => {
  const preferred = addresses.filter(({ family }) => family === addresses[0]?.family)
  const others = addresses.filter((each) => !preferred.includes(each))
  return Array.from({ length: Math.max(preferred.length, others.length) }, (_, i) =>
    [preferred[i], others[i]].filter((each) => each !== undefined),
  ).flat()
}
