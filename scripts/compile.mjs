import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { runNode } from './run-node.mjs'

// From scratch each time: a compiled file whose source is gone would still be found by its glob, or be packed with its package.
for (const project of ['.', ...readdirSync('packages').map((name) => `packages/${name}`)]) {
  rmSync(`${project}/dist`, { recursive: true, force: true })
}
await runNode('node_modules/@typescript/native/bin/tsc', '--build')
await runNode('scripts/build.mjs')
writeFileSync('dist/.built', '')
