import { settingsOf, type Environment } from '../../src/settings.js'
import { parseStorage } from '../../src/storage/storage-config.js'
import { openStorage, type Storage } from '../../src/storage/storage.js'

const connectionString = /(^|;)(UseDevelopmentStorage=true|AccountName=|TableEndpoint=)/i

/** The storage of the app that the environment names. */
export const openAppStorage = (environment: Environment): Storage => {
  const settings = settingsOf(environment)
  const config = parseStorage(settings)
  // The storage SDK answers such a text with a TypeError of its own.
  if ('connectionString' in config && !connectionString.test(config.connectionString))
    settings.fault('AzureWebJobsStorage', 'is no connection string of a storage account')
  if (settings.faults.length > 0)
    throw new Error(settings.faults.map((fault) => `${fault}.`).join('\n'))
  return openStorage(config)
}
