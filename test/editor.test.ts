import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { connectorFormat } from '../src/catalogue/connector-format.js'
import { eventTypeFormat } from '../src/catalogue/event-type-format.js'

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>

test('the editor checks a project’s files by the very schemas that the app reads them by', () => {
  const published = { 'event-type': eventTypeFormat, connector: connectorFormat }
  for (const [name, schema] of Object.entries(published))
    assert.deepEqual(read(`schemas/${name}.schema.json`), structuredClone(schema))
  const { 'json.schemas': mapped } = read('.vscode/settings.json') as {
    'json.schemas': readonly { readonly url: string }[]
  }
  assert.deepEqual(
    mapped.map(({ url }) => url),
    Object.keys(published).map((name) => `./schemas/${name}.schema.json`),
  )
})

test('what the editor’s tasks run is there', () => {
  const { scripts } = read('package.json') as { scripts: object }
  const { tasks } = read('.vscode/tasks.json') as {
    tasks: readonly { label: string; type: string; script?: string; dependsOn?: string }[]
  }
  const labels = tasks.map(({ label }) => label)
  for (const { type, script = '', dependsOn } of tasks) {
    if (type === 'npm') assert.ok(script in scripts, script)
    if (dependsOn !== undefined) assert.ok(labels.includes(dependsOn), dependsOn)
  }
  const settings = read('.vscode/settings.json')
  assert.ok(labels.includes(String(settings['azureFunctions.preDeployTask'])))
})
