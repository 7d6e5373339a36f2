import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { eventually } from './fixture.js'
import { runMain } from './run-main.js'

test('a file that fails to load ends the host with the reason', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'broken-app-'))
  await writeFile(join(folder, 'host.json'), '{"version":"2.0"}')
  await writeFile(join(folder, 'package.json'), '{"main":"{broken,absent}.mjs"}')
  await writeFile(join(folder, 'broken.mjs'), 'throw new Error("broken on purpose")')
  const { lines, exit } = runMain(['--port', '0', '--app-directory', folder])
  assert.equal(await exit, 1)
  assert.match(lines.join('\n'), /Loading broken\.mjs failed[^]*broken on purpose/)
  await rm(folder, { recursive: true, force: true })
})

test('settings come from local.settings.json unless the environment has them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'settings-app-'))
  const values = { Values: { FROM_FILE: 'file', FROM_BOTH: 'file' } }
  await writeFile(join(folder, 'local.settings.json'), JSON.stringify(values))
  await writeFile(join(folder, 'host.json'), '{"version":"2.0"}')
  await writeFile(join(folder, 'package.json'), '{"main":"app.mjs"}')
  await writeFile(
    join(folder, 'app.mjs'),
    'throw new Error(`${process.env.FROM_FILE} ${process.env.FROM_BOTH}`)',
  )
  const { lines, exit } = runMain(['--port', '0', '--app-directory', folder], { FROM_BOTH: 'env' })
  assert.equal(await exit, 1)
  assert.match(lines.join('\n'), /file env/)
  await rm(folder, { recursive: true, force: true })
})

test('help and wrong options are answered', async () => {
  const asked = runMain(['--help'])
  assert.equal(await asked.exit, 0)
  const wrong = runMain(['--port', 'many'])
  assert.equal(await wrong.exit, 2)
  await eventually(() =>
    wrong.lines.join('\n').includes('a whole number from 0 to 65535') ? true : undefined,
  )
  assert.match(asked.lines.join('\n'), /--lease-seconds/)
})
