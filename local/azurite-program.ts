import { createRequire } from 'node:module'

/** Azurite's own main file. */
export const program = createRequire(import.meta.url).resolve('azurite/dist/src/azurite.js')

/**
 * Runs inside Azurite, which loads what it would send telemetry with even where it sends none, and keep its data with in a database
 * even where it has none: most of its start goes into that.
 */
const withoutUnused = `import { createRequire } from 'node:module'
const require = createRequire(${JSON.stringify(program)})
for (const [name, exports] of Object.entries({ applicationinsights: {}, sequelize: { Model: class {} } })) {
  const path = require.resolve(name)
  require.cache[path] = { id: path, filename: path, loaded: true, exports }
}
`

/**
 * Runs inside Azurite: the channel closes when its parent stops it or dies, however it dies.
 * Azurite then gets the message on which it saves and closes its servers.
 */
const endWithParent = `process.once('disconnect', () => {
  process.emit('message', 'shutdown')
  setTimeout(() => process.exit(), 2000).unref()
})`

/**
 * Runs inside Azurite, which looks each minute for the texts of messages that are gone, and forgets them one by one, each by a search
 * through all of them: after some thousands of messages it answers nobody for seconds. What is kept in memory is gone at its end anyway.
 */
const withoutCollecting = `
require('./queue/utils/constants.js').DEFAULT_GC_INTERVAL_MS = 2 ** 31 - 1
`

/** What is loaded into Azurite before its own main file. */
export const insideAzurite = (inMemory: boolean): string =>
  withoutUnused + (inMemory ? withoutCollecting : '') + endWithParent
