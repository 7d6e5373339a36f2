import { after } from 'node:test'
import { startAzurite, type Azurite } from '../../local/azurite.js'
import { openStorage, type Storage } from '../../src/storage/storage.js'
import { hasIdentity, sharedStorage } from './shared-storage.js'

/** Storage that is a test file's alone, opened by a key over http: its account in the Azurite of the whole run, or an Azurite. */
export const startStorage = (): Promise<Azurite> => {
  const connectionString = sharedStorage()
  return connectionString === undefined || hasIdentity()
    ? startAzurite()
    : Promise.resolve({ connectionString, stop: () => Promise.resolve() })
}

/** Storage for a file's tests, given up after them; what uses it waits until it has started. */
export const useStorage = (): Storage => {
  const started = startStorage()
  const opened = started.then((azurite) => openStorage(azurite))
  after(async () => (await started).stop())
  return {
    table: (name) => async () => (await opened).table(name)(),
    queue: (name) => async () => (await opened).queue(name)(),
    now: () => new Date(),
  }
}
