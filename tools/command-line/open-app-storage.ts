import { settingsOf, type Environment } from '../../src/settings.js'
import { parseStorage } from '../../src/storage/storage-config.js'
import { openStorage, type Storage } from '../../src/storage/storage.js'
import { signedInUser } from './signed-in-user.js'

/** The storage of the app that the environment names. */
export const openAppStorage = (environment: Environment): Storage => {
  const settings = settingsOf(environment)
  const config = parseStorage(settings)
  if (settings.faults.length > 0)
    throw new Error(settings.faults.map((fault) => `${fault}.`).join('\n'))
  return openStorage(config, { credential: signedInUser() })
}
