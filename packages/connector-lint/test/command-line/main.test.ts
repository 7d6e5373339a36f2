import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import test from 'node:test'

const main = join(import.meta.dirname, '..', '..', 'src', 'main.js')

test('a report that nobody reads to its end, as by "| head", is no fault', async () => {
  const lint = spawn(process.execPath, [main, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] })
  lint.stdout.destroy()
  const said = text(lint.stderr)
  const [code] = (await once(lint, 'exit')) as [number | null]
  assert.deepEqual([await said, code], ['', 0])
})
