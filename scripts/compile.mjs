import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { runNode } from './run-node.mjs'

// From scratch each time: a compiled file whose source is gone would still be found by its glob, or be packed with its package.
for (const project of ['.', ...readdirSync('packages').map((name) => `packages/${name}`)]) {
  rmSync(`${project}/dist`, { recursive: true, force: true })
}
await runNode('node_modules/@typescript/native/bin/tsc', '--build')
// The pages, which run in browsers.
for (const page of ['packages/flow-simulator/page', 'console'])
  await runNode('node_modules/@typescript/native/bin/tsc', '--project', page)
await runNode('packages/flow-simulator/scripts/build-page.mjs')

// The schemas of what a company writes, for editors: the very ones that the app reads it by.
mkdirSync('schemas', { recursive: true })
const { eventTypeFormat } = await import('../dist/src/catalogue/event-type-format.js')
const { connectorFormat } = await import('../dist/src/catalogue/connector-format.js')
for (const [name, schema] of Object.entries({
  'event-type': eventTypeFormat,
  connector: connectorFormat,
}))
  writeFileSync(`schemas/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`)

await runNode('scripts/build.mjs')
writeFileSync('dist/.built', '')
