import type { TableClient } from '@azure/data-tables'
import { randomBytes } from 'node:crypto'
import { lazy } from '../storage/lazy.js'
import { hasStatus } from '../storage/storage-fault.js'

const keys = { partitionKey: 'secret', rowKey: 'cursor' } as const

/** The secret that cursors are signed with, the same on every instance: whoever needs it first makes it. */
export const cursorSecret = (table: () => Promise<TableClient>): (() => Promise<Buffer>) => {
  const read = async () => {
    const { secret } = await (
      await table()
    ).getEntity<{ secret: Uint8Array }>(keys.partitionKey, keys.rowKey)
    return Buffer.from(secret)
  }
  return lazy(async () => {
    try {
      return await read()
    } catch (error) {
      if (!hasStatus(error, 404)) throw error
    }
    try {
      await (await table()).createEntity({ ...keys, secret: randomBytes(32) })
    } catch (error) {
      if (!hasStatus(error, 409)) throw error // another instance was faster
    }
    return read()
  })
}
