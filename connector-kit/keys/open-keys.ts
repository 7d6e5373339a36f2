import { tableKeys, type Keys, type StoredKey } from '../../src/keys/key-table.js'
import { settingsOf, type Environment } from '../../src/settings.js'
import { parseStorage } from '../../src/storage/storage-config.js'
import { openStorage } from '../../src/storage/storage.js'

const connectionString = /(^|;)(UseDevelopmentStorage=true|AccountName=|TableEndpoint=)/i

/** The keys of the app whose storage the environment names. */
export const openKeys = (environment: Environment): Keys => {
  const settings = settingsOf(environment)
  const config = parseStorage(settings)
  // The storage SDK answers such a text with a TypeError of its own.
  if ('connectionString' in config && !connectionString.test(config.connectionString))
    settings.fault('AzureWebJobsStorage', 'is no connection string of a storage account')
  if (settings.faults.length > 0)
    throw new Error(settings.faults.map((fault) => `${fault}.`).join('\n'))
  return tableKeys(openStorage(config).table('keys'))
}

/** A key that an operator names by its id. */
export const knownKey = async (keys: Pick<Keys, 'get'>, id: string): Promise<StoredKey> => {
  const key = /^[0-9a-z]+$/.test(id) ? await keys.get(id) : undefined
  if (!key) throw new Error(`There is no key "${id}". "list" shows those there are.`)
  return key
}
