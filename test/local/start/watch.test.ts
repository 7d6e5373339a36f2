import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { useAppCopy } from '../../support/app-copy.js'
import { runScript } from '../../support/run-script.js'
import { until } from '../../support/until.js'

const folder = useAppCopy()
const env = { FLOW_TRIGGERS_PROJECT: folder }

test('--watch answers a new event type and changed code, with the token and the events that were there', async (t) => {
  const path = (...names: string[]) => join(folder, ...names)
  const change = async (file: string, edit: (text: string) => string, to = file) =>
    writeFile(path(to), edit(await readFile(path(file), 'utf8')))
  const app = runScript(t, path('dist/local/start.js'), ['--watch', '--port', '0'], {
    ...{ cwd: folder, env },
  })
  const [, url = ''] = /on (\S+) \(Ctrl\+C/.exec(await app.line(/is running on/)) ?? []
  await app.line(/^Documentation/)
  const text = app.text()
  const authorization = `Bearer ${/^eyJ.*$/m.exec(text)?.[0] ?? ''}`
  const read = async (route: string) =>
    (await fetch(url + route, { headers: { authorization } })).text()
  const fired = await fetch(
    `${url}/fire/instore?tenant=${/tenant=([\w-]+)/.exec(text)?.[1] ?? ''}`,
    {
      method: 'POST',
      headers: { 'x-api-key': 'local-publisher-key', 'content-type': 'application/json' },
      body: await readFile(path('.azurite/try/instore.json')),
    },
  )
  assert.equal(fired.status, 202)
  assert.doesNotMatch(await read('/event-types'), /stocktake/)

  await writeFile(path('catalogue/stocktake.json'), '{}')
  await app.line(/not reloaded: The catalogue is not usable: *$/)
  assert.equal((await fetch(`${url}/health`)).status, 200)

  const renamed = (file: string) =>
    file.replaceAll(/instore/gi, (name) => (name.startsWith('I') ? 'Stocktake' : 'stocktake'))
  await change('catalogue/instore.json', renamed, 'catalogue/stocktake.json')
  await app.line(/ reloaded; event types: .*stocktake/)
  assert.match(await read('/event-types'), /stocktake/)
  assert.match(await read('/list/instore'), /RTX 3090/)

  await change('src/functions/health.ts', (code) => code.replace("'healthy'", "'hale'"))
  await until(
    () => read('/health').catch(() => 'starting'),
    (health) => health.includes('hale'),
  )

  const other = runScript(
    t,
    path('dist/local/start.js'),
    ['--watch', '--port', new URL(url).port],
    { cwd: folder, env },
  )
  assert.equal((await other.ended).code, 1, 'a port in use ends it, and the builds with it')
})
