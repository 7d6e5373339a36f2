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

/** What is loaded into Azurite before its own main file. */
export const insideAzurite = withoutUnused + endWithParent
