import { createServer, type Socket } from 'node:net'
import type { TestContext } from 'node:test'

/** A TCP server on this machine that sends whatever bytes a test likes; its URL. */
export const serveRaw = async (
  context: TestContext,
  onSocket: (socket: Socket) => void,
): Promise<string> => {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    onSocket(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  context.after(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No TCP port was bound')
  return `http://127.0.0.1:${address.port}`
}

/** Answers each request of a connection; `count` numbers them, from 1. A request is taken to come in one piece or two. */
export const onRequest = (socket: Socket, answer: (count: number) => void): void => {
  let received = ''
  let count = 0
  socket.on('data', (part: Buffer) => {
    received += part.toString('latin1')
    const end = received.indexOf('\r\n\r\n')
    const length = Number(/content-length: (\d+)/.exec(received)?.[1])
    if (end < 0 || received.length < end + 4 + length) return
    received = received.slice(end + 4 + length)
    answer(++count)
  })
}
