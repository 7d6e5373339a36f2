import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A storage account behind connections that can fall silent. */
export interface MutedStorage {
  readonly connectionString: string
  /** From now on everything is accepted, and nothing passed on or answered. */
  readonly mute: () => void
  /** From now on answers end after their head. */
  readonly breakOff: () => void
  readonly unmute: () => void
  /** Connections that are still open although a request on them was left without an answer. */
  readonly hanging: () => number
  readonly stop: () => void
}

/** An answer without its body; nothing of a part that holds no head. */
const headOf = (part: Buffer) => {
  const end = part.indexOf('\r\n\r\n')
  return part.subarray(0, end < 0 ? 0 : end + 4)
}

type Mode = 'pass' | 'mute' | 'break-off'

const endpoint = /(?:Table|Queue)Endpoint=http:\/\/([^/:]+):(\d+)/g

/** Puts plain TCP servers before the tables and queues of an account. */
export const startMutedStorage = async (connectionString: string): Promise<MutedStorage> => {
  let mode: Mode = 'pass'
  let muted = connectionString
  const sockets = new Set<Socket>()
  const unanswered = new Set<Socket>()
  const stops: (() => void)[] = []

  const serve = (client: Socket, host: string, port: number) => {
    const storage = connect(port, host)
    sockets.add(client)
    client.on('close', () => {
      sockets.delete(client)
      unanswered.delete(client)
      storage.destroy()
    })
    storage.on('close', () => client.end())
    for (const each of [client, storage]) each.on('error', () => undefined)
    client.on('data', (part) => {
      if (mode !== 'pass') unanswered.add(client)
      if (mode !== 'mute') storage.write(part)
    })
    storage.on('data', (part: Buffer) => {
      if (mode === 'pass') client.write(part)
      else if (mode === 'break-off') client.write(headOf(part))
    })
  }

  for (const [, host = '', port = ''] of connectionString.matchAll(endpoint)) {
    const server = createServer((client) => {
      serve(client, host, Number(port))
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const own = typeof address === 'object' && address ? address.port : 0
    muted = muted.replace(`${host}:${port}`, `127.0.0.1:${own}`)
    stops.push(() => server.close())
  }

  return {
    connectionString: muted,
    mute: () => {
      mode = 'mute'
    },
    breakOff: () => {
      mode = 'break-off'
    },
    unmute: () => {
      mode = 'pass'
    },
    hanging: () => unanswered.size,
    stop: () => {
      for (const stop of stops) stop()
      for (const socket of sockets) socket.destroy()
    },
  }
}
