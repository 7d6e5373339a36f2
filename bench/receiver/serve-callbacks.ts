import { createServer, type Socket } from 'node:net'
import { monotonic } from '../monotonic.js'
import type { Ledger } from './ledger.js'
import { requestReader } from './request-reader.js'

const accepted = 'HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\n\r\n'

/** Milliseconds until a callback is answered; undefined for one that hangs. */
const delayOf = (path: string): number | undefined =>
  path.startsWith('/hang/') ? undefined : Number(/^\/slow(\d+)\//.exec(path)?.[1] ?? 0)

/** Answers, and goes on with the answer a byte a second, for ever. */
const trickle = (socket: Socket): void => {
  socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n')
  const dripping = setInterval(() => {
    if (socket.writable) socket.write('1\r\n.\r\n')
  }, 1000)
  socket.once('close', () => {
    clearInterval(dripping)
  })
}

const serveSocket = (socket: Socket, ledger: Ledger): void => {
  const answer = () => {
    if (socket.writable) socket.write(accepted)
  }
  const read = requestReader((request) => {
    ledger.note(request, monotonic())
    if (request.path.startsWith('/trickle/')) {
      trickle(socket)
      return
    }
    const delay = delayOf(request.path)
    if (delay === 0) answer()
    else if (delay !== undefined) setTimeout(answer, delay)
  })
  socket.on('data', read)
  // A sender that gives up resets its connection: what arrived counts, what was not answered is its own business.
  socket.on('error', () => socket.destroy())
}

/** A server of callbacks, and how it is stopped. */
export interface CallbackServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  /** How many connections were open at the same time at most. */
  readonly mostSockets: () => number
  readonly stop: () => Promise<void>
}

/**
 * Answers every callback with 202, as flows do: those below `/to/` at once, below `/slow50/` after 50 ms, below `/hang/` never;
 * those below `/trickle/` at once, with an answer that does not end.
 * It does next to nothing else, so that it is never what a figure measures.
 */
export const serveCallbacks = async (ledger: Ledger): Promise<CallbackServer> => {
  const sockets = new Set<Socket>()
  let most = 0
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    most = Math.max(most, sockets.size)
    socket.once('close', () => sockets.delete(socket))
    serveSocket(socket, ledger)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No TCP port was bound')
  return {
    url: `http://127.0.0.1:${address.port}`,
    mostSockets: () => most,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        for (const socket of sockets) socket.destroy()
      }),
  }
}
