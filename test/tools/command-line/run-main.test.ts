import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { bundledFile } from '../../support/bundled-host.js'

test('help that nobody reads to its end, as by "| head", is no fault', async () => {
  const main = bundledFile('tools/keys/main.js')
  const tool = spawn(process.execPath, [main, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] })
  tool.stdout.destroy()
  const said = text(tool.stderr)
  const [code] = (await once(tool, 'exit')) as [number | null]
  assert.deepEqual([await said, code], ['', 0])
})
