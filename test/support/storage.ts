import { after } from 'node:test'
import { startAzurite } from '../../local/azurite.js'
import { openStorage, type Storage } from '../../src/storage/storage.js'

/** An Azurite for a file's tests, stopped after them; what uses its storage waits until it has started. */
export const useStorage = (): Storage => {
  const azurite = startAzurite()
  const opened = azurite.then(({ connectionString }) => openStorage({ connectionString }))
  after(async () => (await azurite).stop())
  return {
    table: (name) => async () => (await opened).table(name)(),
    queue: (name) => async () => (await opened).queue(name)(),
  }
}
