import { buildConnector } from 'undici'
import type { ResolveHost } from './address.js'
import type { RaceAddresses } from './race-addresses.js'

/** Connects to an origin's host; for https, agrees on TLS too. Returns what calls it off, after which nothing is called back. */
export type OpenSocket = (
  target: buildConnector.Options,
  callback: buildConnector.Callback,
) => () => void

/** How a host's addresses are found, and connected to. */
export interface OpenSocketParts {
  readonly resolveHost: ResolveHost
  readonly raceAddresses: RaceAddresses
}

/** Opens sockets: undici's own connector does the TLS, over a connection to the address that won. */
export const openSocket = ({ resolveHost, raceAddresses }: OpenSocketParts): OpenSocket => {
  const secure = buildConnector({ timeout: 0 })

  return (target, callback) => {
    const isSecure = target.protocol === 'https:'
    let isCalledOff = false
    let callOff: () => void = () => undefined
    const connect = async () => {
      const addresses = await resolveHost(target.hostname)
      if (isCalledOff) return
      const port = Number(target.port) || (isSecure ? 443 : 80)
      callOff = raceAddresses(addresses, port, (error, socket) => {
        if (!socket) callback(error ?? new Error('No connection'), null)
        else if (isSecure) {
          callOff = () => {
            socket.destroy()
          }
          secure({ ...target, httpSocket: socket }, callback)
        } else callback(null, socket)
      })
    }
    connect().catch((error: unknown) => {
      if (!isCalledOff) callback(error instanceof Error ? error : new Error('No address'), null)
    })
    return () => {
      isCalledOff = true
      callOff()
    }
  }
}
