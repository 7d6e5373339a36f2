import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { promisify } from 'node:util'

const run = promisify(execFile)

test('npm run connector:check looks at the project’s own connector, also for a profile of its own', async () => {
  const { FLOW_TRIGGERS_PROJECT: _, ...env } = process.env
  const command = ['scripts/connector-lint.mjs', 'check', '--profile', 'import']
  const { stdout } = await run(process.execPath, command, { env })
  assert.match(stdout, /\b0 errors/)
})
