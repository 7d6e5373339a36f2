import { rmSync, writeFileSync } from 'node:fs'
import { runNode } from './run-node.mjs'

// From scratch each time: a compiled file whose source is gone would still match the glob in package.json's `main`.
rmSync('dist', { recursive: true, force: true })
await runNode('node_modules/typescript/bin/tsc')
writeFileSync('dist/.built', '')
