import type { Connection } from './connection.js'

/** Connections that are kept for the next request to their origin. */
export interface ConnectionPool {
  /** A connection that is kept, the one that was used last; a new one where none is. */
  readonly take: (origin: string) => Connection
  readonly takeNew: (origin: string) => Connection
  /** Keeps a connection whose exchange is over. */
  readonly giveBack: (connection: Connection) => void
  readonly closeIdle: () => void
}

/** How connections are made, and how many are kept. */
export interface ConnectionPoolParts {
  readonly newConnection: (origin: string, closed: (connection: Connection) => void) => Connection
  readonly maxIdle: number
  /** Whether another socket may be opened: if not, one that is kept makes way. */
  readonly hasRoom: () => boolean
}

/** Keeps connections: of all origins together so many, of which the one goes first that has been idle longest. */
export const connectionPool = ({
  newConnection,
  maxIdle,
  hasRoom,
}: ConnectionPoolParts): ConnectionPool => {
  const byOrigin = new Map<string, Connection[]>()
  const oldestFirst = new Set<Connection>()

  /** Takes a connection out of those that are kept; false when it was not kept. */
  const forget = (connection: Connection): boolean => {
    if (!oldestFirst.delete(connection)) return false
    const kept = byOrigin.get(connection.origin)
    if (!kept) return true
    kept.splice(kept.lastIndexOf(connection), 1)
    if (kept.length === 0) byOrigin.delete(connection.origin)
    return true
  }

  const closeOldest = () => {
    const [oldest] = oldestFirst
    if (oldest && forget(oldest)) oldest.close()
  }

  const closed = (connection: Connection) => {
    // One that is in use connects anew by itself, if its request was not sent yet.
    if (forget(connection)) connection.close()
  }

  const takeNew = (origin: string) => {
    if (!hasRoom()) closeOldest()
    return newConnection(origin, closed)
  }

  return {
    take: (origin) => {
      const kept = byOrigin.get(origin)?.at(-1)
      return kept && forget(kept) ? kept : takeNew(origin)
    },
    takeNew,
    giveBack: (connection) => {
      const kept = byOrigin.get(connection.origin)
      if (kept) kept.push(connection)
      else byOrigin.set(connection.origin, [connection])
      oldestFirst.add(connection)
      if (oldestFirst.size > maxIdle) closeOldest()
    },
    closeIdle: () => {
      while (oldestFirst.size > 0) closeOldest()
    },
  }
}
