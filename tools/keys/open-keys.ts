import { openAppStorage } from '../command-line/open-app-storage.js'
import { tableKeys, type Keys, type StoredKey } from '../../src/keys/key-table.js'
import type { Environment } from '../../src/settings.js'

/** The keys of the app whose storage the environment names. */
export const openKeys = (environment: Environment): Keys =>
  tableKeys(openAppStorage(environment).table('keys'))

/** A key that an operator names by its id. */
export const knownKey = async (keys: Pick<Keys, 'get'>, id: string): Promise<StoredKey> => {
  const key = /^[0-9a-z]+$/.test(id) ? await keys.get(id) : undefined
  if (!key) throw new Error(`There is no key "${id}". "list" shows those there are.`)
  return key
}
