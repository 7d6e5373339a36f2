import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Ajv } from 'ajv'
import { eventTypeFormat } from '../src/catalogue/event-type-format.js'

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>

test('the editor checks catalogue files by the very schema that the app reads them by', () => {
  const { $schema, title, ...schema } = read('.vscode/event-type.schema.json')
  assert.match(String($schema), /draft-07/)
  assert.equal(title, 'An event type')
  assert.deepEqual(schema, structuredClone(eventTypeFormat))
  const fits = new Ajv({ strict: false }).compile(schema)
  for (const name of readdirSync('catalogue')) assert.ok(fits(read(`catalogue/${name}`)), name)
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
