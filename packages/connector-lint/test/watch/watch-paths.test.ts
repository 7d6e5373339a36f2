import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { watchPaths } from '../../src/watch/watch-paths.js'

test('a change to a watched file calls back, also when an editor puts another in its place', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'connector-lint-'))
  const file = join(folder, 'a.json')
  writeFileSync(file, '{}')
  let called: () => void = () => undefined
  const watch = watchPaths([file, join(folder, 'none.json')], () => {
    called()
  })
  for (const replace of [false, true]) {
    const change = new Promise<void>((resolve) => (called = resolve))
    if (replace) rmSync(file)
    writeFileSync(file, '{"a": 1}')
    // It never comes where the change is not noticed.
    await change
  }
  watch.stop()
  rmSync(folder, { recursive: true })
})
