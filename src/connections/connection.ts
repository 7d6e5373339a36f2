import { Client } from 'undici'
import { watchHead, type AnswerHead } from './answer-head.js'
import type { OpenSocket } from './open-socket.js'

/** A connection to an origin, for one request after the other: undici's client, which opens it with the first one. */
export interface Connection {
  readonly origin: string
  readonly client: Client
  /** What comes back on it; undefined until it is connected. */
  readonly head: () => AnswerHead | undefined
  /** Whether it has brought an answer before. */
  readonly isReused: () => boolean
  readonly answered: () => void
  /** Lets go of its socket, or calls off opening it; a request that waits for its answer fails with this error. */
  readonly close: (error?: Error) => void
}

/** How a connection is opened, and how long it is kept while it has nothing to do. */
export interface ConnectionParts {
  readonly openSocket: OpenSocket
  readonly keepAliveMs: number
  /** An answer's headers beyond this are not read. */
  readonly headerBytes: number
}

/** Makes connections; `closed` is called when one that was open no longer is. */
export const newConnection =
  ({ openSocket, keepAliveMs, headerBytes }: ConnectionParts) =>
  (origin: string, closed: (connection: Connection) => void): Connection => {
    let head: AnswerHead | undefined
    let answers = 0
    let callOff: () => void = () => undefined
    const client = new Client(origin, {
      keepAliveTimeout: keepAliveMs,
      keepAliveMaxTimeout: keepAliveMs,
      maxHeaderSize: headerBytes,
      // Whoever makes the request limits its time, and says when it begins.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: (target, callback) => {
        callOff = openSocket(target, (...result) => {
          const [, socket] = result
          if (socket) head = watchHead(socket)
          answers = 0
          callback(...result)
        })
      },
    })
    const connection: Connection = {
      origin,
      client,
      head: () => head,
      isReused: () => answers > 0,
      answered: () => {
        answers++
      },
      close: (error) => {
        if (!head) callOff()
        if (!client.destroyed) void client.destroy(error ?? null)
      },
    }
    client.on('disconnect', () => {
      head = undefined
      closed(connection)
    })
    return connection
  }
